import { setTimeout as pause } from "node:timers/promises";
import type { Books } from "./books.ts";
import type { Finding, Known } from "./judge/facts.ts";
import { judge } from "./judge/judge.ts";
import type { Picture } from "./picture.ts";
import type { Place } from "./place/start-place.ts";
import { OWN_SHOP } from "./place/stock-goods.ts";
import { BOB, HOME, takePicture } from "./place/take-picture.ts";
import { type Schedules, untilIdle } from "./place/wait-for-quiet.ts";
import { goods } from "./plan/goods.ts";

const QUIET_WITHIN_MS = 30_000;

type Settling = {
  place: Place;
  schedules: Schedules;
  books: Books;
  before: { picture: Picture; isQuiet: boolean };
  isNew: (finding: Finding) => boolean;
  /** So often all is looked at before the judge's word stands: what is on its way is no fault. */
  patience: number;
  /** Whether no call and no webhook goes wrong. */
  isUntroubled: boolean;
};

/** Waits until all is quiet, and judges; while something is wrong, some minutes more pass, as far as patience goes. */
export async function settle({ place, schedules, books, before, isNew, patience, isUntroubled }: Settling) {
  for (let look = 1; ; look += 1) {
    // Shopify's and the 3PL's own moments pass.
    await place.control("clock", { advance: look === 1 ? "PT5S" : "PT2M" });
    const first = await untilIdle(place, QUIET_WITHIN_MS);
    await schedules.runAll();
    const left = (await untilIdle(place, QUIET_WITHIN_MS)) ?? first;
    const picture = await takePicture(place, books);
    const findings = judge(picture, before.picture, knownFrom(books, isUntroubled), { isQuiet: true, wasQuiet: before.isQuiet });
    const restless = left
      ? [{ rule: "no quiet", orderId: null, says: `after ${QUIET_WITHIN_MS / 1000} s in hand: ${JSON.stringify(left)}` }]
      : [];
    if ([...findings, ...restless].filter(isNew).length === 0 || look === patience)
      return { findings: [...findings, ...restless], picture };
    await pause(250);
  }
}

/** Judges what must hold at any moment. */
export async function glance({ place, books, isUntroubled }: Pick<Settling, "place" | "books" | "isUntroubled">) {
  const picture = await takePicture(place, books);
  return { findings: judge(picture, picture, knownFrom(books, isUntroubled), { isQuiet: false, wasQuiet: false }), picture };
}

const carried = new Set(goods.filter(({ home, bob }) => home !== undefined || bob !== undefined).map(({ sku }) => sku));

function knownFrom(books: Books, isUntroubled: boolean): Known {
  return { ...books, isUntroubled, ours: new Set([HOME, BOB]), ownShop: OWN_SHOP, isCarried: (item) => carried.has(item) };
}
