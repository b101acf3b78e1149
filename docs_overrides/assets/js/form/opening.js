// A file that is opened: what it holds, or why « toolbox check » would refuse it, in the same words.

import { decode } from "../check/characters.js";
import { read } from "../check/reading.js";
import { settle } from "../check/settling.js";

/** Faults of writing that cost no word: the form writes the same otherwise. All others would lose something. */
const MENDED = new Set(["L102", "L103", "L107", "L113", "L127", "L129"]);

/**
 * The sheet that bytes hold.
 *
 * @returns {{data: object|undefined, text: string, faults: object[], encoding: string}} no data: nothing may be taken without a loss
 */
export function opened(bytes, knowledge) {
  const { text, problems, encoding } = decode(bytes, knowledge.words);
  const source = read(text, knowledge);
  const found = [...problems, ...source.problems, ...settle(source, knowledge)];
  const faults = found.filter(({ severity }) => severity === "error").sort((one, other) => (one.line ?? 1) - (other.line ?? 1));
  const whole = source.whole && source.data !== null && faults.every(({ code }) => MENDED.has(code));
  return { data: whole ? source.data : undefined, text, faults, encoding };
}

/** The sheet that a file holds; see « opened ». Nothing when the file is there no more. */
export async function openedFile(file, knowledge) {
  const { bytes: limit } = knowledge.limits;
  if (file.size > limit) {
    const sizes = { size: Math.floor(file.size / 1024), limit: Math.floor(limit / 1024) };
    return { data: undefined, text: "", faults: [knowledge.words.problem("L104", [], sizes)], encoding: "" };
  }
  const buffer = await file.arrayBuffer().catch(() => undefined);
  return buffer && opened(new Uint8Array(buffer), knowledge);
}

/** What a text of ours holds: a draft kept by this browser, a sheet that the site publishes. */
export const openedText = (text, knowledge) => opened(new TextEncoder().encode(text), knowledge);
