// Facts that contradict each other: builder/rules/coherence.py.

import { bounds, firstDay } from "../formats.js";
import { fold } from "../nearest.js";
import { french, isFloat, shown } from "../numbers.js";
import { strip } from "../pattern.js";
import { at } from "../reading.js";
import { isMapping, list } from "../values.js";

const NUANCED = 0.05;
const ORDERED = [["start", "end"], ["reviewed_on", "review_due"], ["added_on", "review_due"], ["date", "expires"]];
const TOLD = ["obstacles", "vigilance_points", "success_factors", "next_steps", "impact", "feedback"];

const isNumber = (value) => typeof value === "number";

export function* shares(entry) {
  for (const [path, value] of entry.bricks("value")) {
    const total = value.value;
    if (!isNumber(total) || entry.explained(path)) {
      continue;
    }
    const parts = list(value.breakdown).map((item, index) => [item, [...path, "breakdown", index, "value"]]).filter(([item]) => isMapping(item) && isNumber(item.value));
    const sum = parts.reduce((before, [item]) => before + item.value, 0);
    if (parts.length > 1 && !addsUp(entry, path, value, parts, sum)) {
      yield entry.problem("C401", [...path, "breakdown"], { sum: french(tidy(sum)), total: french(total) }, { key: true });
    }
    for (const [index, part] of list(value.including).entries()) {
      if (isMapping(part) && isNumber(part.value) && part.value > total && total >= 0) {
        const params = { label: shown("label" in part ? part.label : ""), part: french(part.value), total: french(total) };
        yield entry.problem("C402", [...path, "including", index, "value"], params);
      }
    }
  }
}

/** Exact for counts; parts with decimals may each be rounded; a nuance leaves some slack. */
function addsUp(entry, path, value, parts, sum) {
  const total = value.value;
  const nuanced = "qualifier" in value || list(value.breakdown).some((part) => isMapping(part) && "qualifier" in part);
  const decimals = Math.max(0, ...[[...path, "value"], ...parts.map(([, place]) => place)].map((place) => decimalsAt(entry, place)));
  const rounded = decimals || total === 100 ? parts.length * 0.5 * 10 ** -decimals : 0;
  return Math.abs(sum - total) <= Math.max(rounded, nuanced ? Math.abs(total) * NUANCED : 0) + 1e-9;
}

/** How many decimals Python shows for a number: 20.50 is 20.5, and 20.0 keeps its zero. */
function decimalsAt(entry, path) {
  const raw = entry.source.raw.get(at(path));
  const value = entry.get(path);
  return isFloat(raw) ? Math.max(1, (String(value).split(".")[1] ?? "").length) : (String(value).split(".")[1] ?? "").length;
}

const tidy = (value) => (Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6);

export function* values(entry) {
  const { words, patterns } = entry.knowledge;
  for (const [path, indicator] of entry.bricks("indicator")) {
    const label = "label" in indicator ? shown(indicator.label) : words.phrase("indicator");
    const explained = entry.explained(path);
    if (isMapping(indicator.target) && !("date" in indicator.target) && !explained) {
      yield entry.problem("C403", [...path, "target"], { label }, { key: true });
    }
    const seen = new Set();
    let previous;
    for (const [index, value] of list(indicator.values).entries()) {
      const when = isMapping(value) ? value.date : undefined;
      const place = [...path, "values", index];
      if (isMapping(value) && (when === undefined || when === null) && !("undated" in value)) {
        yield entry.problem("C404", place, { label });
      }
      if (typeof when !== "string" || explained) {
        continue;
      }
      if (seen.has(when)) {
        yield entry.problem("C408", [...place, "date"], { label, value: when });
      }
      const start = firstDay(bounds(when)[0], patterns.formats);
      if (start && previous && earlier(start, previous)) {
        yield entry.problem("C410", [...place, "date"], { label });
      }
      seen.add(when);
      previous = start ?? previous;
    }
  }
}

function earlier(one, other) {
  const place = one.findIndex((part, index) => part !== other[index]);
  return place >= 0 && one[place] < other[place];
}

export function* repeated(entry) {
  const seen = new Map();
  for (const [path, indicator] of entry.bricks("indicator")) {
    for (const value of list(indicator.values)) {
      if (!isMapping(value) || typeof value.date !== "string" || entry.explained(path)) {
        continue;
      }
      const key = at([fold(shown(indicator.label)), value.date]);
      if (!seen.has(key)) {
        seen.set(key, [value.value, path]);
      }
      const [known, place] = seen.get(key);
      if (at(place) !== at(path) && at([known]) !== at([value.value])) {
        const { line } = entry.source.span(place);
        yield entry.problem("C411", [...path, "label"], { label: shown(indicator.label), line });
      }
    }
  }
}

export function* dates(entry) {
  const { words } = entry.knowledge;
  for (const [path, value, field] of entry.nodes) {
    if (isMapping(value)) {
      for (const [first, last] of ORDERED) {
        yield* order(entry, path, value, first, last);
      }
    } else if (field.formats.has("partial-date-or-period") && typeof value === "string" && value.includes("/")) {
      const [start, end] = bounds(value);
      if (isBefore(entry, end, start)) {
        const labels = { later_label: words.phrase("the_end"), earlier_label: words.phrase("the_start") };
        yield entry.problem("C407", path, { later: end, earlier: start, ...labels });
      }
    }
  }
}

function* order(entry, path, value, first, last) {
  if (!(first in value && last in value && isBefore(entry, value[last], value[first]))) {
    return;
  }
  const { schema, words } = entry.knowledge;
  const label = (key) => words.phrase("a_date", { label: schema.field([...path, key]).title });
  const params = { later_label: label(last), later: value[last], earlier_label: label(first), earlier: value[first] };
  yield entry.problem("C407", [...path, last], params);
}

/** Whether a date surely comes before another, as far as both say. */
function isBefore(entry, late, early) {
  const day = (text) => typeof text === "string" && firstDay(text, entry.knowledge.patterns.formats);
  if (!day(late) || !day(early)) {
    return false;
  }
  const precision = Math.min(late.length, early.length);
  return late.slice(0, precision) < early.slice(0, precision);
}

export function* nothingBesideSomething(entry) {
  const { nothing, still } = entry.knowledge.patterns.coherence;
  for (const key of TOLD) {
    const texts = entry.nodes.filter(([path, value]) => path[0] === key && typeof value === "string" && path.at(-1) !== "title");
    if (entry.explained([key])) {
      continue;
    }
    for (const [path, text] of texts) {
      const match = nothing.search(text);
      if (match && (texts.length > 1 || still.search(text.slice(match.index + match[0].length)))) {
        const { title: label } = entry.knowledge.schema.field([key]);
        yield entry.problem("C405", path, { value: strip(text).split(".")[0], label, name: key });
        break;
      }
    }
  }
}
