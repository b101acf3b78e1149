// Numbers as Python writes them. In JavaScript 20 and 20.0 are one; « raw », the text they were read from, tells.

const THIN = "\u202f";

export const isFloat = (raw) => raw !== undefined && raw.includes(".");

/** str() of a number: « 500.0 » for a decimal one. */
export function printed(value, raw) {
  const text = String(value);
  const size = Math.abs(value);
  if (value !== 0 && Number.isFinite(value) && (size >= 1e16 || size < 1e-4) && (isFloat(raw) || !Number.isInteger(value))) {
    const [digits, power] = value.toExponential().split("e");
    return `${digits}e${power[0]}${power.slice(1).padStart(2, "0")}`;
  }
  return isFloat(raw) && Number.isInteger(value) ? `${text}.0` : text;
}

/** str() of what a sheet holds, as Python says it; a text in a list or in a block is quoted. */
export function shown(value, inside = false) {
  if (typeof value === "string") {
    return inside ? (value.includes("'") && !value.includes('"') ? `"${value}"` : `'${value.replaceAll("'", "\\'")}'`) : value;
  }
  if (typeof value === "number") {
    return printed(value);
  }
  if (value === null || value === undefined) {
    return "None";
  }
  if (typeof value === "boolean") {
    return value ? "True" : "False";
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => shown(item, true)).join(", ")}]`;
  }
  return `{${Object.entries(value).map(([key, item]) => `${shown(key, true)}: ${shown(item, true)}`).join(", ")}}`;
}

/** The shortest digits that make a positive number, without a power of ten. */
function spelled(value) {
  const [digits, power] = String(value).split("e");
  const [whole, decimals = ""] = digits.split(".");
  if (power === undefined) {
    return digits;
  }
  return Number(power) < 0 ? `0.${whole.padStart(-power, "0")}${decimals}` : (whole + decimals).padEnd(1 + Number(power), "0");
}

/** A number as French readers write it: builder.typography.number. */
export function french(value) {
  const rounded = Number.isInteger(value) ? value : Number(value.toFixed(10));
  const [whole, decimals] = spelled(Math.abs(rounded)).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, THIN);
  return (rounded < 0 ? "\u2212" : "") + grouped + (decimals ? `,${decimals}` : "");
}
