// One sheet as the rules read it: builder/project.py, Entry.

import { isBlock, isMapping, list, truthy } from "./values.js";

export class Entry {
  /**
   * @param source - what reading.js read
   * @param place - {file, folder, stem}: where the file is, or will be
   */
  constructor(source, { file, folder, stem }, knowledge) {
    Object.assign(this, { source, file, folder, stem, knowledge });
    this.data = source.data ?? Object.create(null);
    this.nodes = source.data === null ? [] : [...walk(source.data, [])].map(([path, value]) => [path, value, knowledge.schema.field(path)]);
  }

  get id() {
    return typeof this.data.id === "string" && this.data.id ? this.data.id : this.stem;
  }

  get(path) {
    return path.reduce((value, step) => (isBlock(value) && step in value ? value[step] : undefined), this.data);
  }

  problem(code, path, params = {}, { key = false, example = "" } = {}) {
    const span = key ? this.source.keySpan(path) : this.source.span(path);
    return { ...this.knowledge.words.problem(code, path, params, example), ...span };
  }

  /** Whether an editor's note speaks of this place: on the value, around it, or about its whole field. */
  explained(path) {
    for (let length = path.length; length > 0; length -= 1) {
      const around = this.get(path.slice(0, length));
      if (isMapping(around) && truthy(around.editor_note)) {
        return true;
      }
    }
    return path.length > 0 && list(this.data.editor_notes).some((note) => isMapping(note) && note.about === path[0]);
  }

  /** The mappings that stand where the schema has a brick. */
  bricks(brick) {
    return this.nodes.filter(([, value, field]) => field.brick === brick && isMapping(value));
  }

  items(key) {
    return list(this.data[key]).filter(isMapping);
  }
}

function* walk(data, path) {
  yield [path, data];
  if (isBlock(data)) {
    for (const [key, value] of Object.entries(data)) {
      yield* walk(value, [...path, Array.isArray(data) ? Number(key) : key]);
    }
  }
}
