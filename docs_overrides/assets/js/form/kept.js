// What no control can show: it stays in the data as it is, is said, and may be taken out.

import { element, smallButton } from "./element.js";

let serial = 0;

/** The line that says a value, with the button that clears it. */
export function keptLine(value) {
  serial += 1;
  const clear = smallButton("Effacer cette valeur", { id: `kept-${serial}`, "data-action": "clear" });
  return element("p", "tb-ask__kept", `Valeur gardée telle quelle\u00a0: ${JSON.stringify(value)} `, clear);
}

/** The block of a key that the schema does not know. */
export function stranger(key, value) {
  serial += 1;
  const error = Object.assign(element("p", "tb-ask__error"), { id: `stranger-${serial}-error`, hidden: true });
  const block = element("fieldset", "tb-ask tb-ask--block", element("legend", "", key), error, keptLine(value));
  Object.assign(block, { id: `stranger-${serial}`, tabIndex: -1 });
  Object.assign(block.dataset, { key, control: "stranger" });
  block.setAttribute("aria-describedby", error.id);
  return block;
}
