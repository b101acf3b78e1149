/*
 * Les mots d’un texte tels qu’on les cherche : sans accents, élisions, genre, nombre ni point médian.
 * Les règles sont celles de builder/search/french.json ; french.py en fait le même usage, ce qu’un test vérifie.
 */

const DOUBLED = /([aeiouy])([bcdfglmnprstvz])\2/g; // « dévelop(p)er »
const DATE = /\b(?:[0-9]{1,2}([/.-])(?:0?[1-9]|1[0-2])\1(?:[0-9]{2}){1,2}|[0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{2})(?![0-9]|[/.-][0-9])/g;
const ORDINALS = ["", "premier", "deuxieme", "troisieme", "quatrieme"];
const MOST_NUMBERS = 11; // qui se suivent : d’un texte de nombres sans fin, le temps ne croît pas plus vite que lui
const MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ");
const YEAR = /^(?:19|20)[0-9]{2}$/;
const DAY = /^(?:[12]?[0-9]|3[01]|1er)$/;
const CODE = /((?:departement|dept|dpt)s?[. (]*(?:n +)?|(?<=\bdans le ))(0?[1-9]|[1-8][0-9]|9[0-5]|2[ab]|97[1-46])(?![0-9a-z]|[.,][0-9])/g;
const NAME = /-(?:[dl]['’])?\p{Lu}\p{Ll}/u; // « Boulogne-sur-Mer »
const IN_PLACE = / (?:dans l(?:[ae]|es)?|en|departement (?:du|de la|de l|des?))$/;

/** Ce que french.json décrit, prêt à servir. */
export class French {
  constructor(rules) {
    const pattern = (name) => rules[name].replaceAll("(?:S)", `(?:${rules.feminine})`).replaceAll("L", rules.letter);
    const said = `(?:${Object.keys(rules.numbers).join("|")})(?!${rules.letter})`;
    const rest = ["number", "inclusive", "dotted", "word"].map((name) => `(${pattern(name)})`).join("|");
    this.token = new RegExp(`(${pattern("own")})|(${said}(?:(?:[ -]et)?[ -]${said}){1,${MOST_NUMBERS}})|${rest}`, "g");
    this.said = new RegExp(said, "g");
    this.compound = new RegExp(pattern("compound"), "g");
    this.courtesy = new RegExp(pattern("courtesy"), "g");
    this.stop = new Set(rules.stop.split(" "));
    this.common = new Set(rules.common); // les clés que l’index range par parts du catalogue
    this.same = new Map(Object.entries(rules.same));
    this.framing = new Set(rules.framing.split(" "));
    this.homographs = new Set(rules.homographs);
    this.rules = rules;
    this.folded = new Map();
    this.names = new Map(); // ce qui est écrit → sa clé
    this.spellings = new Map(); // un sigle plié → ses écritures, en minuscules
    for (const name of rules.names) {
      const { folded } = this.fold(name);
      this.names.set(name, folded + rules.name);
      this.spellings.set(folded, [...(this.spellings.get(folded) || [folded]), name.toLowerCase()]);
    }
    for (const name of rules.names.filter(isUpper)) {
      const plural = `${name}s`;
      this.names.set(plural, this.names.get(plural) || this.names.get(name));
    }
  }

  /**
   * Les mots d’un texte : { key, typed, start, end }, à leur place dans le texte composé (NFC) ; les composés viennent après.
   * ``typed`` est ce dont la clé d’un mot plus long commence : « mode » a celle de « mod », et n’est pas le début de « module ».
   */
  words(text) {
    const composed = text.normalize("NFC");
    const { folded, places } = this.fold(composed);
    const found = [];
    const add = (spelt, { index, 0: { length } }, plain = this.key(spelt)) => {
      const start = places[index];
      const end = places[index + length - 1] + 1;
      const name = this.names.get(composed.slice(start, end).replaceAll(".", ""));
      const typed = spelt.replaceAll(DOUBLED, "$1$2");
      found.push({ key: name || plain, typed: name || (typed.startsWith(plain.slice(0, -1)) ? typed : plain), plain, start, end });
    };
    for (const match of folded.matchAll(this.token)) {
      const [whole, own, several, number, , base] = match;
      if (several) {
        this.numbers(whole, match.index).filter(([spelt]) => !this.stop.has(spelt)).forEach(([spelt, place]) => add(spelt, place));
        continue;
      }
      if (number) {
        const figures = whole.replaceAll(" ", "").replaceAll(/[.,]/g, "v");
        add(figures, match, figures);
        continue;
      }
      const spelt = own ? whole.replaceAll(/[ -]/g, "") : base || whole.replaceAll(".", "");
      const written = composed.slice(places[match.index], places[match.index + whole.length - 1] + 1);
      if (!this.stop.has(spelt) || (spelt.length > 1 && isUpper(written))) {
        add(spelt, match);
      }
    }
    for (const match of folded.matchAll(this.compound)) {
      const parts = match[0].split(/[-']/);
      if (!parts.every((part) => this.stop.has(part) || Object.hasOwn(this.rules.numbers, part))) {
        add(parts.join(""), match);
      }
    }
    return found;
  }

  /** Les nombres que des mots disent à la suite, en chiffres, et leur place ; seul, un mot reste lui-même. */
  numbers(text, at) {
    const said = [...text.matchAll(this.said)];
    const found = [];
    while (said.length > 0) {
      const [first] = said;
      const values = said.map(([word]) => this.rules.numbers[word]);
      let [value] = values;
      let taken = 1;
      while (taken < said.length && value > 1 && joined(value, values[taken]) > 0) {
        value = joined(value, values[taken]);
        taken += 1;
      }
      const last = said[taken - 1];
      const whole = text.slice(first.index, last.index + last[0].length);
      found.push([taken > 1 ? String(value) : whole, { index: at + first.index, 0: whole }]);
      said.splice(0, taken);
    }
    return found;
  }

  /** Les lieux d’où ne vient aucune fiche : d’un nom composé, où qu’il soit ; d’un autre, s’il est toute la question ou dit comme un lieu. */
  absent(composed) {
    const { folded, places } = this.fold(composed);
    const plain = (text) => ` ${text.replaceAll(/[^\p{L}0-9]/gu, " ")} `;
    const asked = plain(folded);
    const found = [];
    for (const name of this.rules.absent) {
      const at = asked.indexOf(plain(name));
      if (at >= 0 && (name.includes("-") || asked.trim() === name || IN_PLACE.test(asked.slice(0, at)))) {
        found.push({ start: places[at], end: places[at + name.length - 1] + 1, absent: true });
      }
    }
    return found;
  }

  /**
   * Les mots d’une question. Un sigle s’y tape aussi en minuscules ; ``or`` est alors la clé du mot ordinaire, et ``both``
   * dit de chercher les deux. ``doubtful`` : un mot vide en capitales, qui n’est peut-être pas un sigle. ``isName`` : un nom propre composé. D’une
   * question toute en capitales, elles ne disent rien. ``absent`` : le nom d’un lieu d’où ne vient aucune fiche. ``framing`` : un mot qui amène le sujet (« je cherche des fiches sur »).
   */
  asked(question) {
    const composed = question.normalize("NFC");
    const all = this.numbered(this.dated(this.words(composed), composed), composed);
    const shouted = isUpper(composed) && all.length > 1;
    const away = this.absent(composed);
    const words = all.filter(({ start, end }) => !away.some((place) => place.start <= start && place.end >= end));
    const read = words.flatMap((word) => {
      const written = composed.slice(word.start, word.end).replaceAll(".", "");
      const { folded } = this.fold(written);
      const doubtful = this.stop.has(folded);
      if ((doubtful && shouted) || !this.spellings.get(folded)?.includes(written.toLowerCase())) {
        return doubtful && shouted ? [] : [{ ...word, doubtful, framing: this.framing.has(folded), isName: !shouted && NAME.test(written), ...this.other(written, folded) }];
      }
      const asWritten = this.names.has(written) && !shouted;
      const key = folded + this.rules.name;
      return [{ ...word, key, typed: key, or: word.plain, both: !asWritten && this.homographs.has(folded) }];
    });
    const polite = this.polite(composed);
    const leadsUp = ({ start, end, framing }) => framing || polite.some((span) => span.start <= start && span.end >= end);
    return [...read.map((word) => ({ ...word, framing: leadsUp(word) })), ...away];
  }

  /** Où sont les formules d’une lettre : « merci d’avance », « dans l’attente de votre retour ». */
  polite(composed) {
    const { folded, places } = this.fold(composed);
    return [...folded.matchAll(this.courtesy)].map(({ 0: formula, index }) => ({ start: places[index], end: places[index + formula.length - 1] + 1 }));
  }

  /** Les mots, un département en chiffres (« dept 62 », « dans le 62 ») pour un seul : le nombre dirait aussi tout autre compte. */
  numbered(words, composed) {
    const { folded, places } = this.fold(composed);
    return [...folded.matchAll(CODE)].reduce((kept, { 0: whole, 2: code, index }) => {
      const start = places[index];
      const end = places[index + whole.length - 1] + 1;
      if (composed.slice(end).trimStart().startsWith("%")) {
        return kept;
      }
      const key = `departement${code.padStart(2, "0")}`;
      const before = kept.filter((word) => word.end <= start);
      return [...before, { key, typed: key, plain: key, start, end }, ...kept.filter((word) => word.start >= end)];
    }, words);
  }

  /** Les mots, ceux d’une date en chiffres ou en abrégé comme en lettres : « 01/10/2023 », « 2023-10-01 », « sept 2023 ». */
  dated(words, composed) {
    for (const [rank, word] of words.entries()) {
      const [before, after] = [words[rank - 1], words[rank + 1]];
      const isMonth = YEAR.test(after?.key) || (DAY.test(before?.key) && before.end + 1 === word.start);
      if (isMonth && this.fold(composed.slice(word.start, word.end)).folded === "sept") {
        word.key = word.typed = this.key(MONTHS[8]);
      }
    }
    return [...composed.matchAll(DATE)].reduce((kept, { 0: date, index }) => {
      const parts = [...date.matchAll(/[0-9]+/g)].map(({ 0: digits, index: at }) => ({ digits, start: index + at, end: index + at + digits.length }));
      const [day, month, year] = parts[0].digits.length === 4 ? parts.reverse() : parts;
      day.key = day.digits.replace(/^0/, "").replace(/^1$/, "1er");
      month.key = this.key(MONTHS[Number(month.digits) - 1]);
      year.key = year.digits.padStart(4, "20");
      const read = [day, month, year].map(({ key, start, end }) => ({ key, typed: key, plain: key, start, end }));
      return [...kept.filter(({ end }) => end <= index), ...read, ...kept.filter(({ start }) => start >= index + date.length)];
    }, words);
  }

  /** Ce que veut dire aussi un code postal, son département, ce qui a l’air d’un verbe au pluriel (« recrutent »), un nombre collé à son unité (« 30ans ») ou à son rang (« 2ème »). */
  other(written, folded) {
    const [, number, unit] = folded.match(/^([0-9]+(?:[.,][0-9]+)?)([a-z]+)$/) || [];
    if (/^(?:r?e|ere|i?eme|nde?)$/.test(unit)) {
      const key = number === "1" ? "1er" : `${number}e`; // « 1ère », « 2ème »
      return { key, typed: key, or: this.key(ORDINALS[number] || key), both: true };
    }
    if (unit) {
      const hour = { key: "h", typed: "h", or: this.key("heures"), both: true }; // « 15 h », « 15 heures »
      return { pieces: [...this.words(number), ...(unit === "h" ? [hour] : this.words(unit))] };
    }
    if (/^[0-9]{5}$/.test(written)) {
      return { or: `departement${written.slice(0, written.startsWith("97") ? 3 : 2)}` };
    }
    return /.{4}[^m]ent$/.test(folded) ? { or: this.key(folded.slice(0, -3)), both: true } : {};
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
    if (this.rules.numbers[folded] > 1) {
      return String(this.rules.numbers[folded]);
    }
    for (const [ending, replacement, shortest] of this.rules.endings) {
      if (folded.length >= shortest && folded.endsWith(ending)) {
        return (folded.slice(0, -ending.length) + replacement).replaceAll(DOUBLED, "$1$2");
      }
    }
    let stem = folded.length > 2 && /[sx]$/.test(folded) ? folded.slice(0, -1) : folded;
    stem = stem.length > 3 ? stem.replace(/e+$/, "") || stem : stem; // « Eeee ! » n’est qu’une fin
    if (stem.length > 5 && stem.endsWith("er") && !stem.endsWith("ier")) {
      stem = stem.slice(0, -2);
    }
    if (stem.length > 3) {
      stem = stem.replaceAll(DOUBLED, "$1$2");
    }
    if (stem.endsWith("qu")) {
      return `${stem.slice(0, -2)}c`;
    }
    return stem.length > 3 && stem.endsWith("f") ? `${stem.slice(0, -1)}v` : stem;
  }
}

/** Le nombre que deux font à la suite en lettres : 25 pour 20 et 5, 80 pour 4 et 20 ; sinon 0. */
function joined(value, more) {
  const rest = value % 100;
  if (more === 1000) {
    return value < 1000 ? value * 1000 : 0;
  }
  if (more === 100) {
    return value % 1000 === 0 ? value + 100 : rest > 1 && rest < 20 && value % 1000 === rest ? value + rest * 99 : 0;
  }
  if (rest === 4 && more === 20) {
    return value + 76;
  }
  const isTen = rest > 10 && rest % 10 === 0 && more < (rest === 60 || rest === 80 ? 20 : 10);
  return rest === 0 || (rest === 10 && more > 6 && more < 10) || isTen ? value + more : 0;
}

const isUpper = (text) => text !== text.toLowerCase() && text === text.toUpperCase();
