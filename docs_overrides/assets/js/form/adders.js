// The boxes where one types, then adds: what was typed there counts when one goes elsewhere, not on « Ajouter » alone.

import { onceReleased } from "./pressing.js";

export const ADDER = "input[id$='-add']";

export class Adders {
  /**
   * @param root - the <form>
   * @param add - takes what a box holds, and empties it
   */
  constructor(root, add) {
    Object.assign(this, { root, add });
    root.addEventListener("focusout", ({ target }) => {
      // A window that one leaves keeps its focus: the word may not be finished.
      if (target.matches(ADDER) && target !== document.activeElement) {
        onceReleased(() => this.take());
      }
    });
  }

  /** Take what was typed in the boxes that one left, or in every box. */
  take(every = false) {
    const left = [...this.root.querySelectorAll(ADDER)].filter((input) => input.value.trim() && (every || input !== document.activeElement));
    left.forEach((input) => this.add(input));
    return left.length > 0;
  }

  /** Another sheet is shown: what was typed for the last one is not its own. */
  empty() {
    this.root.querySelectorAll(ADDER).forEach((input) => { input.value = ""; });
  }
}
