// Words cut at the end of a line, put together again: builder/importing/hyphens.py.

/** The whole words of a document: those that tell how a cut one is spelled. */
export function wordsOf(texts, { word }) {
  return new Set(texts.flatMap((text) => word.findall(text).map(([found]) => found.toLowerCase())));
}

/** Lines as one text: a hyphen that ends a line goes, unless the document writes the word with it. */
export function join(lines, known, patterns) {
  let text = "";
  for (const line of lines) {
    if (!text) {
      text = line;
      continue;
    }
    const last = patterns.last.search(text)?.[0];
    const first = patterns.first.search(line)?.[0];
    const both = last !== undefined && first !== undefined;
    if (!both || !/\p{L}$/u.test(text.slice(0, -1)) || !/^\p{Lowercase}/u.test(line)) {
      text += (both && last.includes("@") ? "" : " ") + line;
    } else {
      text = (keeps(last, first, known) ? text : text.slice(0, -1)) + line;
    }
  }
  return text;
}

function keeps(last, first, known) {
  if (/[@/]/.test(last + first)) {
    return true;
  }
  const bare = (word) => word.toLowerCase().replace(/^[.,]+|[.,]+$/g, "");
  if (known.has(bare(last.slice(0, -1) + first))) {
    return false;
  }
  return known.has(bare(last + first)) || last.slice(0, -1).includes("-");
}
