// What changed in a published sheet while someone was changing it too: three versions, field by field.

import { ordered } from "./tree.js";

const word = (data, key, schema) => JSON.stringify(ordered(data[key], schema, [key]));
const keysOf = (...versions) => [...new Set(versions.flatMap((version) => Object.keys(version)))];

/** The fields in which two versions differ. */
export const differing = (one, other, schema) => keysOf(one, other).filter((key) => word(one, key, schema) !== word(other, key, schema));

/**
 * Both changes together.
 *
 * @param base - the published sheet that « mine » started from
 * @returns {{data: object, taken: string[], torn: {key: string, value: any}[]}} mine with the fields that only the
 *   published sheet changed; in « torn », what it says of those that both changed otherwise
 */
export function merged(base, mine, theirs, schema) {
  const here = new Set(differing(base, mine, schema));
  const there = differing(base, theirs, schema);
  const other = new Set(differing(mine, theirs, schema));
  const taken = there.filter((key) => !here.has(key));
  const data = Object.assign(Object.create(null), mine);
  for (const key of taken) {
    if (key in theirs) {
      data[key] = theirs[key];
    } else {
      delete data[key];
    }
  }
  return { data, taken, torn: there.filter((key) => here.has(key) && other.has(key)).map((key) => ({ key, value: theirs[key] })) };
}
