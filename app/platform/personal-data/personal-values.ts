/** Shorter than this, a value is found in sentences that have nothing to do with it. */
const SHORTEST = 4;

/** What tells one customer from another, as it may stand in a sentence that somebody wrote: names, addresses, numbers, in lower case. */
export function personalValues(known: readonly unknown[]): string[] {
  const values = known.filter((value) => typeof value === "string").map((value) => value.toLowerCase());
  return [...new Set(values.filter((value) => value.length >= SHORTEST))];
}
