// What a schema refuses in data, one failure at a time: the library’s errors, without its words.

import { validate } from "../../vendor/json-schema/json-schema.js";

/** Keywords that only pass on the errors of what they hold. */
const WRAPPERS = new Set(["$ref", "properties", "items", "allOf", "if", "false"]);

/** Keyword, what it wanted, what it got, the form expected there, and where. */
export function* failures(data, document, lookup) {
  const { errors } = validate(data, document, "2020-12", lookup, false);
  for (const error of errors) {
    if (WRAPPERS.has(error.keyword) || /\/(?:oneOf|anyOf)\/\d+(?:\/|$)/.test(error.keywordLocation)) {
      continue;
    }
    const node = schemaAt(document, error.keywordLocation);
    const path = pathOf(error.instanceLocation, data);
    yield {
      keyword: error.keyword,
      wanted: node[error.keyword],
      value: path.reduce((value, step) => value[step], data),
      form: node.format ?? "",
      conditional: error.keywordLocation.includes("/then"),
      path,
    };
  }
}

const steps = (location) => location.slice(2).split("/").map((step) => decodeURI(step).replaceAll("~1", "/").replaceAll("~0", "~"));

/** The schema that holds the keyword of a location, through its references. */
function schemaAt(document, location) {
  return steps(location).slice(0, -1).reduce(
    (node, step) => (step === "$ref" ? document.$defs[node.$ref.slice("#/$defs/".length)] : node[step]),
    document,
  );
}

function pathOf(location, data) {
  const path = [];
  let here = data;
  for (const step of location.length > 1 ? steps(location) : []) {
    const next = Array.isArray(here) ? Number(step) : step;
    path.push(next);
    here = here?.[next];
  }
  return path;
}
