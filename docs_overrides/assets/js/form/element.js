// The pieces that the form writes in its page: elements and text, never HTML.

import { make } from "../dom.js";

export const element = (name, className = "", ...content) => make(name, className ? { className } : {}, ...content);

/** A small button; who listens to the form knows its `data-action`. */
export const smallButton = (label, properties) => make("button", { type: "button", className: "tb-button tb-button--small", ...properties }, label);
