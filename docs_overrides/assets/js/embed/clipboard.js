/* Le presse-papiers, quand le navigateur le permet. */

/** Copie un texte ; dit si c’est fait. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
