/*
 * Les mots d’un texte tels qu’on les cherche : sans accents, élisions, genre, nombre ni point médian.
 * Les règles sont celles de builder/search/french.json ; french.py en fait le même usage, ce qu’un test vérifie.
 */

/** Ce que french.json décrit, prêt à servir. */
export class French {
  constructor(rules) {
    const pattern = (name) => rules[name].replaceAll("(?:S)", `(?:${rules.feminine})`).replaceAll("L", rules.letter);
    const token = ["number", "inclusive", "dotted", "word"].map((name) => `(${pattern(name)})`).join("|");
    this.token = new RegExp(token, "g");
    this.compound = new RegExp(pattern("compound"), "g");
    this.stop = new Set(rules.stop.split(" "));
    this.common = new Set(rules.common); // les clés que l’index range par parts du catalogue
    this.same = new Map(Object.entries(rules.same));
    this.rules = rules;
    this.folded = new Map();
  }

  /** Les mots d’un texte : { key, start, end }, à leur place dans le texte composé (NFC) ; les composés viennent après. */
  words(text) {
    const composed = text.normalize("NFC");
    const { folded, places } = this.fold(composed);
    const found = [];
    const add = (key, match) =>
      found.push({ key, start: places[match.index], end: places[match.index + match[0].length - 1] + 1 });
    for (const match of folded.matchAll(this.token)) {
      const [whole, number, , base] = match;
      if (number) {
        add(whole.replaceAll(" ", "").replaceAll(/[.,]/g, "v"), match);
        continue;
      }
      const spelt = base || whole.replaceAll(".", "");
      const written = composed.slice(places[match.index], places[match.index + whole.length - 1] + 1);
      if (!this.stop.has(spelt) || (spelt.length > 1 && isUpper(written))) {
        add(this.key(spelt), match);
      }
    }
    for (const match of folded.matchAll(this.compound)) {
      const parts = match[0].split(/[-']/);
      if (!parts.every((part) => this.stop.has(part))) {
        add(this.key(parts.join("")), match);
      }
    }
    return found;
  }

  /** Le texte en minuscules sans accents, et pour chaque signe la place de celui dont il vient. */
  fold(text) {
    let folded = "";
    const places = [];
    let place = 0;
    for (const char of text) {
      const piece = this.foldChar(char);
      folded += piece;
      for (let count = 0; count < piece.length; count += 1) {
        places.push(place);
      }
      place += char.length;
    }
    return { folded, places };
  }

  foldChar(char) {
    let piece = this.folded.get(char);
    if (piece === undefined) {
      const lower = char.toLowerCase();
      const known = this.rules.fold[lower];
      piece = known === undefined ? [...lower.normalize("NFKD")].map((part) => this.keep(part)).join("") : known;
      this.folded.set(char, piece);
    }
    return piece;
  }

  keep(char) {
    if (this.rules.kept.includes(char) || /[0-9]/.test(char) || /\p{L}/u.test(char)) {
      return char;
    }
    return /\p{Mn}/u.test(char) ? "" : " ";
  }

  /** Ce par quoi un mot plié se cherche. */
  key(folded) {
    if (this.same.has(folded)) {
      return this.same.get(folded);
    }
    for (const [ending, replacement, shortest] of this.rules.endings) {
      if (folded.length >= shortest && folded.endsWith(ending)) {
        return folded.slice(0, -ending.length) + replacement;
      }
    }
    let stem = folded.length > 2 && /[sx]$/.test(folded) ? folded.slice(0, -1) : folded;
    stem = stem.length > 3 ? stem.replace(/e+$/, "") : stem;
    if (stem.length > 5 && stem.endsWith("er") && !stem.endsWith("ier")) {
      stem = stem.slice(0, -2);
    }
    if (stem.length > 3) {
      stem = stem.replace(/([bcdfglmnprstvz])\1$/, "$1");
    }
    if (stem.endsWith("qu")) {
      return `${stem.slice(0, -2)}c`;
    }
    return stem.length > 3 && stem.endsWith("f") ? `${stem.slice(0, -1)}v` : stem;
  }
}

const isUpper = (text) => text !== text.toLowerCase() && text === text.toUpperCase();
