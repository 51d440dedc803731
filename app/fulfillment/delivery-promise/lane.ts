import { asSaid, believe, type DaysSeen, type DaysTaken, guessDays, KEEPS_ITS_DAY, total } from "./days-taken.ts";

/** From where, how and where to parcels go: what is learnt of transit times belongs to one. */
export type Lane = {
  warehouseId: string;
  /** The warehouse's own name of the service; empty: as it usually ships. */
  service: string;
  /** ISO 3166-1 alpha-2. */
  countryCode: string;
  /** A part of the country (`regionOf`); empty where there is none. */
  region: string;
};

/**
 * The part of a country that is likely to be served alike: a province where Shopify has them, else the beginning of the postcode
 * (its letters, as in Britain, or its first two digits).
 */
export function regionOf({ provinceCode, zip }: { provinceCode: string | null; zip: string | null }): string {
  if (provinceCode) return provinceCode;
  const code = (zip ?? "").toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return /^[A-Z]{1,2}(?=\d)/.exec(code)?.[0] ?? code.slice(0, 2);
}

/** What a shop's own parcels have taught. Built once for many promises. */
export type DeliveryKnowledge = {
  /** By `laneKey`: days on the way, of a lane, of its country, and of its country by any service. */
  transit: ReadonlyMap<string, DaysSeen>;
  /** By warehouse: working days after the planned one on which parcels left. */
  handling: ReadonlyMap<string, DaysSeen>;
  /** How likely a date has to be, by the model, to be promised (`calibrate`). */
  threshold: number;
};

/** A lane as a text, which is read as JSON again. Any service, or the whole country, is written `*`. */
export function laneKey({ warehouseId, service, countryCode, region }: Lane): string {
  return JSON.stringify([warehouseId, service, countryCode, region]);
}

/** A lane, its country, and its country by any service, widest first: what is seen of one is believed of the next until more is seen there. */
export function widening(lane: Lane): Lane[] {
  return [{ ...lane, service: "*", region: "*" }, { ...lane, region: "*" }, lane];
}

/** A region differs from its country less than a country from what a merchant says: more has to be seen. */
const WORTH_OF_COUNTRY = 40;

/**
 * How long a parcel takes on a lane, in its carrier's delivery days, and how many of the shop's own parcels that is learnt from (older ones
 * count for less).
 */
export function transitOn(
  knowledge: DeliveryKnowledge,
  lane: Lane,
  said: { least: number; most: number } | undefined,
  from: string | null,
): { days: DaysTaken; seen: number } {
  const [anyService, country, region] = widening(lane).map((each) => knowledge.transit.get(laneKey(each)));
  const wide = believe(asSaid(said ?? guessDays(from, lane.countryCode)), anyService);
  const byService = believe(wide, country);
  return { days: lane.region === "" ? byService : believe(byService, region, WORTH_OF_COUNTRY), seen: total(country) };
}

/** How many working days after the planned one a parcel leaves a warehouse. */
export function handlingAt(knowledge: DeliveryKnowledge, warehouseId: string): DaysTaken {
  return believe(KEEPS_ITS_DAY, knowledge.handling.get(warehouseId));
}
