// Dates and periods as people type them → as ours are written: builder/typed_dates.py.

import { firstDay } from "./formats.js";
import { fold } from "./nearest.js";
import { strip } from "./pattern.js";

const RANKS = { premier: 1, second: 2, deuxième: 2, troisième: 3, quatrième: 4 };
const two = (number) => String(Number(number)).padStart(2, "0");
const between = (start, end) => (start && start <= end ? `${start}/${end}` : "");

export class TypedDates {
  constructor({ patterns, lists }) {
    this.patterns = patterns.typed_dates;
    this.formats = patterns.formats;
    this.months = lists.months;
  }

  /** « 15/06/2024 », « juin 2024 », « 2024/6/15 » or « en 2024 » as a date of ours, or nothing. */
  date(text) {
    const { year: alone, french_date: dayFirst, year_first: yearFirst, short_year: shortYear, compact, hour } = this.patterns;
    const told = hour.sub("", strip(text).toLowerCase());
    let [year, month, day] = [];
    let match;
    if ((match = alone.fullmatch(told))) {
      [, year] = match;
    } else if ((match = dayFirst.fullmatch(told))) {
      [, day, month, year] = match;
    } else if ((match = yearFirst.fullmatch(told) ?? compact.fullmatch(told))) {
      [, year, month, day] = match;
    } else if ((match = shortYear.fullmatch(told))) {
      [year, month, day] = [`20${match[3]}`, match[2], match[1]];
    } else {
      return "";
    }
    let number = /^[0-9]+$/.test(month ?? "") ? Number(month) : this.#month(month ?? "");
    if (month && number === undefined) {
      return "";
    }
    if (number > 12 && day && Number(day) <= 12) {
      [number, day] = [Number(day), number];
    }
    const written = [year, ...[number, day].filter((part) => part !== undefined).map(two)].join("-");
    return firstDay(written, this.formats) ? written : "";
  }

  /** The year of « fin 2023 » or of « 2023 (provisoire) », which no date says better; or nothing. */
  roughYear(text) {
    return this.patterns.rough_year.fullmatch(strip(text).toLowerCase())?.[1] ?? "";
  }

  /** The number of a month, written without its accents or cut: « fevrier », « nov. »; none for « jui ». */
  #month(name) {
    const found = this.months.filter((month) => fold(month).startsWith(fold(name)));
    return found.length === 1 ? this.months.indexOf(found[0]) + 1 : undefined;
  }

  /** « 2021 - 2023 », « 2021/22 » or « T1 2024 » as a period of ours, or nothing. */
  period(text) {
    const { french_period: years, french_span: span, months, days, quarter, school_year: schoolYear } = this.patterns;
    const told = strip(text).toLowerCase();
    let match = years.fullmatch(told);
    if (match) {
      return between(this.date(match[1]), this.date(match[2]));
    }
    match = days.fullmatch(told);
    if (match) {
      return between(this.date(`${match.groups.start} ${match.groups.month}`), this.date(match.groups.end));
    }
    match = span.fullmatch(told) ?? months.fullmatch(told);
    if (match) {
      const { start, end } = match.groups;
      return between(this.date(start) || this.date(`${start} ${told.slice(-4)}`), this.date(end));
    }
    match = quarter.fullmatch(told);
    if (match) {
      return quarterOf(match.groups);
    }
    match = schoolYear.fullmatch(told);
    return match && match[3] > match[2] && match[3] > "12" ? `${match[1]}${match[2]}/${match[1]}${match[3]}` : "";
  }
}

/** The months of a quarter, or of half a year. */
function quarterOf({ before, after, word, rank, number, part, sign }) {
  const year = before || after;
  const place = RANKS[word] ?? Number(rank || number);
  const length = part === "se" || sign === "s" ? 6 : 3;
  const sure = year && !(before && after) && place * length <= 12;
  return sure ? `${year}-${two((place - 1) * length + 1)}/${year}-${two(place * length)}` : "";
}
