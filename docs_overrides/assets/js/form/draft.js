// The draft, kept in this browser only, and the files that it comes from and goes to.

/** One draft for a new sheet, and one for each published sheet that is being changed. */
const keyOf = (sheet) => ["boite-a-pratiques:brouillon", sheet].filter(Boolean).join(":");

/** The draft left here: {yaml, origin, newcomers, saved}, or nothing. */
export function recall(sheet) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(sheet))) ?? undefined;
  } catch {
    return undefined; // storage refused or damaged: there is no draft
  }
}

/** Keep the draft; whether the browser accepted. */
export function keep(draft, sheet) {
  try {
    localStorage.setItem(keyOf(sheet), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forget(sheet) {
  try {
    localStorage.removeItem(keyOf(sheet));
  } catch {
    // nothing was kept
  }
}

/** Hand a text to the person as a file. */
export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/yaml;charset=utf-8" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
