// Between the press of a pointer and its click, the page must not move: the click would fall beside what was pressed.

/** A press that lasts longer is no click, or its release was not told: lists of choices keep theirs. Milliseconds. */
const LONGEST = 1000;

let pressed = false;
let limit = 0;
const waiting = new Set();

function released() {
  clearTimeout(limit);
  pressed = false;
  waiting.forEach((act) => {
    waiting.delete(act);
    act();
  });
}

addEventListener("pointerdown", () => {
  clearTimeout(limit);
  pressed = true;
  limit = setTimeout(released, LONGEST);
}, true);
for (const name of ["pointerup", "pointercancel"]) {
  addEventListener(name, () => setTimeout(released), true);
}

/** Do what may move the page: now, or once the click is over. */
export function onceReleased(act) {
  if (pressed) {
    waiting.add(act);
  } else {
    act();
  }
}
