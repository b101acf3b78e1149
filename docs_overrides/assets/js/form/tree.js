// The data of a sheet being written: plain values by path, in the order of the schema.

import { isBlock, isMapping } from "../check/values.js";

export function get(data, path) {
  return path.reduce((here, step) => (isBlock(here) ? here[step] : undefined), data);
}

/** Put a value at a path, making what leads there; undefined takes it away, with the blocks that it leaves empty. */
export function set(data, path, value) {
  if (value === undefined) {
    remove(data, path);
    return;
  }
  let here = data;
  path.slice(0, -1).forEach((step, index) => {
    if (!isBlock(here[step])) {
      here[step] = typeof path[index + 1] === "number" ? [] : Object.create(null);
    }
    here = here[step];
  });
  here[path.at(-1)] = value;
}

function remove(data, path) {
  const parent = get(data, path.slice(0, -1));
  if (!isBlock(parent)) {
    return;
  }
  if (Array.isArray(parent)) {
    parent.splice(path.at(-1), 1);
  } else {
    delete parent[path.at(-1)];
  }
  const inList = typeof path.at(-2) === "number";
  if (path.length > 1 && !inList && !Object.keys(parent).length) {
    remove(data, path.slice(0, -1));
  }
}

export function move(data, path, from, to) {
  const list = get(data, path);
  list.splice(to, 0, ...list.splice(from, 1));
}

/** The same data with its keys in the order of the schema; keys that it does not know come last, as they came. */
export function ordered(data, schema, path = []) {
  if (Array.isArray(data)) {
    return data.map((item, index) => ordered(item, schema, [...path, index]));
  }
  if (!isMapping(data)) {
    return data;
  }
  const known = [...schema.properties(path).keys()].filter((key) => key in data);
  const keys = [...known, ...Object.keys(data).filter((key) => !known.includes(key))];
  return keys.reduce((sorted, key) => {
    sorted[key] = ordered(data[key], schema, [...path, key]);
    return sorted;
  }, Object.create(null));
}
