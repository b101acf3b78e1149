// The organisations of the registry that a text names: builder/importing/recognising.py.

const HEAD = 60;
const length = (text) => [...text].length;

/** The organisations that a text names, in the order where they come, and how often. */
export function counted(text, answers, names) {
  const found = new Map();
  const byName = new Map([...answers.names].reverse());
  for (const [name] of text.matchAll(names)) {
    const id = byName.get(name.replaceAll("’", "'")) ?? byName.get(name);
    found.set(id, (found.get(id) ?? 0) + 1);
  }
  return found;
}

/** The one that a text tells of: that which its first words name, else the only one. */
export function told(text, answers, names) {
  const [first] = counted([...text].slice(0, HEAD).join(""), answers, names).keys();
  const every = [...counted(text, answers, names).keys()];
  return first ?? (every.length === 1 ? every[0] : undefined);
}

/** Every name that may stand in a text, the longest first. */
export function namesPattern(pairs) {
  const usable = pairs.map(([name]) => name).filter((name) => {
    const size = length(name);
    return (size > 3 || (size > 2 && name === name.toUpperCase())) && /\p{Uppercase}/u.test(name);
  });
  const sorted = [...new Set(usable)].sort((one, other) => length(other) - length(one));
  const every = sorted.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("'", "['’]")).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}_\\-])(?:${every || "(?!)"})(?![\\p{L}\\p{N}_\\-])`, "gu");
}
