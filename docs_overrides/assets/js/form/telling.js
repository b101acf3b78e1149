// What a screen reader is told as one writes: the same words written again would be said again, at each pause.

/** Write in the live region of this identifier what it does not say yet. */
export function tell(id, text) {
  const region = document.getElementById(id);
  if (region.textContent !== text) {
    region.textContent = text;
  }
}
