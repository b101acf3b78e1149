/*
 * Le titre du lecteur, comme le builder compose les siens (typography.py, printing/nodes.py, printing/glyphs.py) : mêmes espaces,
 * mêmes coupures, et rien que les polices ne sachent dessiner.
 */
const NB = "\u00a0";
const THIN = "\u202f";
const RULES = [
  [/(?<=[\p{L}\p{N}_])'/gu, "’"],
  [/\.\.\./g, "…"],
  [/[ \u00a0](?=[;!?])/g, THIN],
  [/ (?=:(?:\s|$))/g, NB],
  [/ (?=»)/g, NB],
  [/(?<=«) /g, NB],
  [/(?<=\d) (?=\d{3}(?!\d))/g, THIN],
  [/(?<=\d) (?=[%€])/g, NB],
  [/(?<=(?:^|[^\p{L}\p{N}_])n°) ?(?=\d)/gu, NB],
];
const LONG_WORD = /[^\s\u200b]{31,}/gu;
const PIECE = /.{8,17}?[/.\-_?&=@:](?=[\p{L}\p{N}_])|.{18}(?=.)/gu;
const STAND_IN = "□";
const KEPT = new Set(["\u00ad", "\u200b"]);
const SPACE = /[\t\n\r\v\f\u0085\u2028\u2029]/;
const UNSEEN = /[\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Cn}\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;

/** Le titre prêt à imprimer ; `drawn` donne les caractères que les polices dessinent : `[[premier, dernier], …]`. */
export function typeset(title, drawn) {
  const french = RULES.reduce((text, [pattern, instead]) => text.replace(pattern, instead), title);
  const printable = Array.from(french, (char) => printed(char, drawn)).join("");
  return printable.replace(LONG_WORD, (word) => word.replace(PIECE, "$&\u200b"));
}

function printed(char, drawn) {
  if (KEPT.has(char)) {
    return char;
  }
  if (SPACE.test(char)) {
    return " ";
  }
  if (UNSEEN.test(char)) {
    return "";
  }
  const code = char.codePointAt(0);
  return drawn.some(([first, last]) => first <= code && code <= last) ? char : STAND_IN;
}
