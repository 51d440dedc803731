/** So many people are told of each unit: most of them don't buy, and none should come to an empty shelf. */
const PEOPLE_PER_UNIT = 3;

/** For so long whoever was told may still come for it; then others are told of what is left. */
export const COMES_WITHIN_HOURS = 24;

/** How many more people can be told of so many units, where some who were told lately may still come for theirs. */
export const toTell = (units: number, told: number): number => Math.max(0, Math.floor(units) * PEOPLE_PER_UNIT - told);
