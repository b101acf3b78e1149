// The string formats that a pattern alone cannot check: builder/formats.py.

import { format } from "../../vendor/json-schema/json-schema.js";

/** [year, month, day] of the first day of a partial date; nothing when no such day exists. */
export function firstDay(text, patterns) {
  const match = patterns.date.fullmatch(text);
  if (!match || (match[3] && !match[2])) {
    return undefined;
  }
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= last.getUTCDate() ? [year, month, day] : undefined;
}

/** The two ends of a date or period; a date is both of its own ends. */
export function bounds(text) {
  const cut = text.indexOf("/");
  return cut < 0 ? [text, text] : [text.slice(0, cut), text.slice(cut + 1) || text.slice(0, cut)];
}

function isWebAddress(text, patterns) {
  const match = /^https?:\/\/([^/?#]*)/i.exec(text);
  const [name, port = ""] = /^([^:]*)(?::(.*))?$/s.exec(match?.[1] ?? "").slice(1);
  return Boolean(patterns.host.fullmatch(name)) && /^[0-9]*$/.test(port) && (port === "" || (port > 0 && port < 65536));
}

function isPage(text) {
  const numbers = text.split("-").filter((number) => /^[0-9]{1,9}$/.test(number)).map(Number);
  return numbers.every((number, rank) => !rank || numbers[rank - 1] <= number);
}

/** Only our own formats: those of the library are not those of Python's. */
export function install(patterns) {
  for (const name of Object.keys(format)) {
    delete format[name];
  }
  const isDate = (text) => firstDay(text, patterns) !== undefined;
  Object.assign(format, {
    "partial-date": isDate,
    "partial-date-or-period": (text) => {
      const [start, ...rest] = text.split("/");
      return [start, ...(rest.length ? [rest.join("/")] : [])].every(isDate);
    },
    "web-url": (text) => isWebAddress(text, patterns),
    page: isPage,
  });
}
