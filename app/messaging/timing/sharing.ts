/** Regions that have the same, by name: named in one text, with spaces between. */
export const sharing = (what: string, regions: string): Record<string, string> =>
  Object.fromEntries(regions.split(" ").map((region) => [region, what]));
