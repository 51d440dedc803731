import { drawShop } from "./demo-shop.ts";
import { randomDraws } from "./random-draws.ts";
import { simulateShop, type ShopResult } from "./simulate-shop.ts";

/** Shops drawn for one seed, of each kind: 200 seeds are 1,200 intervals, whose coverage has a standard error of 0.6 points. */
const SHOPS = 3;
const EXPOSURES = 20_000;

/** Counts over any number of shops, to be added up. */
export type Tally = {
  shops: number;
  /** Reports of all offers together that name an amount, and whose interval has the truth. */
  estimated: number;
  covering: number;
  /** The same of single offers. */
  offersEstimated: number;
  offersCovering: number;
  claiming: number;
  banditRegret: number;
  uniformRegret: number;
  paused: number;
};

/** Shops whose offers have an effect, and shops whose offers have none. */
export type Judgement = { effect: Tally; noEffect: Tally };

const NOTHING: Tally = {
  shops: 0,
  estimated: 0,
  covering: 0,
  offersEstimated: 0,
  offersCovering: 0,
  claiming: 0,
  banditRegret: 0,
  uniformRegret: 0,
  paused: 0,
};

export const noJudgement: Judgement = { effect: NOTHING, noEffect: NOTHING };

export function judgeSeed(seed: number): Judgement {
  return { effect: judgeShops(seed, true), noEffect: judgeShops(seed, false) };
}

export function addJudgements(one: Judgement, other: Judgement): Judgement {
  return { effect: addTallies(one.effect, other.effect), noEffect: addTallies(one.noEffect, other.noEffect) };
}

function judgeShops(seed: number, effect: boolean): Tally {
  let tally = NOTHING;
  for (let shop = 0; shop < SHOPS; shop++) {
    const draw = randomDraws((seed * SHOPS + shop) * 2 + (effect ? 1 : 0));
    // Neighbouring seeds must not begin alike.
    for (let burnt = 0; burnt < 10; burnt++) draw.random();
    tally = addTallies(tally, tallyOf(simulateShop(drawShop(draw, effect), draw, `shop ${seed}-${shop}-${effect}`, EXPOSURES)));
  }
  return tally;
}

function tallyOf({ reports, truth, claimed, paused, regret }: ShopResult): Tally {
  const offers = [...reports.offers].flatMap(([offer, report]) =>
    report.outcome === "estimated" ? [covers(report.interval, truth.offers.get(offer) ?? 0)] : [],
  );
  const estimated = reports.all.outcome === "estimated";
  return {
    shops: 1,
    estimated: estimated ? 1 : 0,
    covering: reports.all.outcome === "estimated" && covers(reports.all.interval, truth.all) ? 1 : 0,
    offersEstimated: offers.length,
    offersCovering: offers.filter(Boolean).length,
    claiming: claimed ? 1 : 0,
    banditRegret: regret.bandit,
    uniformRegret: regret.uniform,
    paused: paused.length,
  };
}

const covers = ({ from, to }: { from: number; to: number }, truth: number) => from <= truth && truth <= to;

function addTallies(one: Tally, other: Tally): Tally {
  const sum = (key: keyof Tally) => one[key] + other[key];
  return {
    shops: sum("shops"),
    estimated: sum("estimated"),
    covering: sum("covering"),
    offersEstimated: sum("offersEstimated"),
    offersCovering: sum("offersCovering"),
    claiming: sum("claiming"),
    banditRegret: sum("banditRegret"),
    uniformRegret: sum("uniformRegret"),
    paused: sum("paused"),
  };
}
