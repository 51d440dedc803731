/** How likely something takes 0, 1, 2, … open days. The last place is "so many or more". Sums to 1. */
export type DaysTaken = readonly number[];

/** What was seen: how often it took 0, 1, 2, … open days, older sights counting for less. */
export type DaysSeen = readonly number[];

/** Longer than any promise looks ahead. */
export const MOST_DAYS = 40;

/** Parcels that were seen for this to be as good as them: how many a guess is worth against what is seen. */
const WORTH = 20;

/**
 * What is believed after what was seen: the mean of a Dirichlet distribution whose prior is a belief about something wider (the country
 * of a region, the merchant's word about a country), worth as much as `worth` sights.
 */
export function believe(prior: DaysTaken, seen: DaysSeen | undefined, worth = WORTH): DaysTaken {
  const count = total(seen);
  if (!seen || count === 0) return prior;
  const belief = prior.map((share, days) => (share * worth + (seen[days] ?? 0)) / (count + worth));
  // What took longer than is looked at lies at the end.
  for (let days = prior.length; days < seen.length; days += 1) belief[prior.length - 1]! += seen[days]! / (count + worth);
  return belief;
}

export function total(seen: DaysSeen | undefined): number {
  return seen?.reduce((sum, count) => sum + count, 0) ?? 0;
}

/**
 * What "two to four days" is taken to mean: nine in ten within it, the middle likelier than its ends, and a tail that halves with each
 * further day. Nobody is quicker than said but for one in fifty.
 */
export function asSaid({ least, most }: { least: number; most: number }): DaysTaken {
  const weights = Array.from({ length: MOST_DAYS + 1 }, (_, days) => {
    if (days < least) return days === least - 1 ? 0.02 : 0;
    if (days <= most) return (0.9 * triangle(days - least, most - least + 1)) / sumOfTriangle(most - least + 1);
    return 0.1 / 2 ** (days - most);
  });
  const sum = total(weights);
  return weights.map((weight) => weight / sum);
}

function triangle(place: number, width: number): number {
  return 1 + Math.min(place, width - 1 - place);
}

function sumOfTriangle(width: number): number {
  return Array.from({ length: width }, (_, place) => triangle(place, width)).reduce((sum, weight) => sum + weight, 0);
}

/** A warehouse of which nothing is known keeps its day 95 times in a hundred. */
export const KEEPS_ITS_DAY: DaysTaken = [0.95, 0.03, 0.01, 0.005, 0.005];

/** How long parcels are on their way where neither a merchant has said nor any has been seen, from a country to another. */
export function guessDays(from: string | null, to: string): { least: number; most: number } {
  if (from === to) return { least: 1, most: 3 };
  return from !== null && EUROPE.has(from) && EUROPE.has(to) ? { least: 2, most: 5 } : { least: 4, most: 10 };
}

const EUROPE = new Set("AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "));
