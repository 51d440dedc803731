/** Deeper than any form of ours goes. */
const DEEPEST = 50;

/**
 * Whether every text within, names too, is one that PostgreSQL keeps: it takes neither the zero character nor half of a surrogate pair. Nobody
 * types them, so that a form with one is no form. What is nested beyond measure is none either.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return value.isWellFormed() && !value.includes("\0");
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.every((part) => isStorable(part, depth + 1));
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, part]) => isStorable(name) && isStorable(part, depth + 1));
}
