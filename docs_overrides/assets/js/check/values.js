// What a value of YAML is, and what it holds where it may be anything.

export const isBlock = (value) => value !== null && typeof value === "object";
export const isMapping = (value) => isBlock(value) && !Array.isArray(value);
export const list = (value) => (Array.isArray(value) ? value : []);
export const textOf = (mapping, key) => (typeof mapping[key] === "string" ? mapping[key] : "");

/** What Python holds for true. */
export const truthy = (value) => (isBlock(value) ? Object.keys(value).length > 0 : Boolean(value));
