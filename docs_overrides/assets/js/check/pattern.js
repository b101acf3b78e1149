// A pattern of Python's, exported by builder/forms/patterns.py, with the verbs of Python's « re ».

export class Pattern {
  constructor({ source, flags }) {
    this.first = new RegExp(source, flags);
    this.every = new RegExp(source, `${flags}g`);
    this.whole = new RegExp(`^(?:${source})$`, flags.replace("m", ""));
  }

  search(text) {
    return this.first.exec(text);
  }

  fullmatch(text) {
    return this.whole.exec(text);
  }

  findall(text) {
    return [...text.matchAll(this.every)];
  }

  sub(to, text) {
    return text.replace(this.every, typeof to === "function" ? to : () => to);
  }

  split(text) {
    return text.split(this.first);
  }
}

export const patterns = (exported) =>
  Object.fromEntries(Object.entries(exported).map(([name, pattern]) => [name, new Pattern(pattern)]));
