// What an unquoted YAML scalar means, and whether every reader agrees on it: builder/scalars.py.

const NULLS = new Set(["", "~", "null", "Null", "NULL"]);
const BOOLEANS = new Map([["true", true], ["True", true], ["TRUE", true], ["false", false], ["False", false], ["FALSE", false]]);
const TRUE_WORDS = new Set(["yes", "on", "y"]);
const FALSE_WORDS = new Set(["no", "off", "n"]);
const FRENCH_WORDS = new Map([["oui", true], ["vrai", true], ["non", false], ["faux", false]]);
/** Signs of a number in base 60 beyond which it has more digits than can be told. */
const LONGEST = 20;

/** [value, ambiguity]: the ambiguity is {kind, reading, value, number}, or nothing. */
export function resolve(text, patterns) {
  if (NULLS.has(text)) {
    return [null];
  }
  if (BOOLEANS.has(text)) {
    return [BOOLEANS.get(text)];
  }
  if ((patterns.int.fullmatch(text) && text.length <= 15) || (patterns.float.fullmatch(text) && text.length <= 20 && !patterns.thousands.fullmatch(text))) {
    return [Number(text)];
  }
  return [text, doubt(text, patterns)];
}

function doubt(text, patterns) {
  const word = text.toLowerCase();
  if (TRUE_WORDS.has(word) || FALSE_WORDS.has(word)) {
    const truth = TRUE_WORDS.has(word);
    return { kind: "boolean", reading: truth ? "reading_true" : "reading_false", value: truth };
  }
  if (FRENCH_WORDS.has(word)) {
    return { kind: "boolean", reading: FRENCH_WORDS.get(word) ? "reading_true" : "reading_false" };
  }
  if (!"0123456789+-.".includes(text[0])) {
    return undefined;
  }
  const is = (name) => patterns[name].fullmatch(text);
  const number = (reading, value) => ({ kind: "number", reading, value, number: value });
  if (is("thousands")) {
    return { kind: "number", reading: "reading_number", number: Number(text) };
  }
  if (is("date")) {
    return { kind: "date", reading: "reading_date", value: text };
  }
  if (is("sexagesimal")) {
    return text.length > LONGEST ? { kind: "number", reading: "reading_some_number" } : { kind: "number", reading: "reading_base_60", number: base60(text) };
  }
  if (is("leading_zero")) {
    return number("reading_leading_zero");
  }
  if (is("base")) {
    return number("reading_base");
  }
  if (is("special")) {
    return number("reading_special");
  }
  if (is("exponent") || is("loose")) {
    const value = Number(text.replaceAll("_", ""));
    return Math.abs(value) > 1e15 || Number.isNaN(value) ? number("reading_some_number") : number("reading_number", value);
  }
  return undefined;
}

function base60(text) {
  const groups = text.replaceAll("_", "").replace(/^[-+]+/, "").split(":");
  const total = groups.reduce((sum, group) => sum * 60 + Math.trunc(Number(group || 0)), 0);
  return text.startsWith("-") ? -total : total;
}
