import { warehousesWork } from "./acts/at-the-warehouses.ts";
import { answersExceptions } from "./acts/answering-exceptions.ts";
import type { Scene } from "./acts/deed.ts";
import { peopleAct } from "./acts/people-act.ts";
import { type Books, openBooks } from "./books.ts";
import type { Finding } from "./judge/facts.ts";
import type { Picture } from "./picture.ts";
import { killAndWatch, RESUMES_WITHIN_MS } from "./place/kill-and-watch.ts";
import { bringCalm, bringTrouble } from "./place/make-trouble.ts";
import type { Place } from "./place/start-place.ts";
import { KILLED } from "./place/start-processes.ts";
import { OWN_SHOP } from "./place/stock-goods.ts";
import { takePicture } from "./place/take-picture.ts";
import { openSchedules, type Schedules, untilIdle } from "./place/wait-for-quiet.ts";
import { createDraw, type Draw } from "./plan/draw.ts";
import { goods } from "./plan/goods.ts";
import type { Month } from "./plan/plan-month.ts";
import { glance, settle } from "./settle.ts";

export type Lived = { books: Books; findings: Finding[]; hour: number; picture: Picture };

/** `faults`: which share of calls and webhooks goes wrong; `kills`: how often a process is killed in the month. */
export type Trouble = { faults: number; kills: number };

type Wanted = { place: Place; month: Month; seed: number; trouble: Trouble; onHour: (lived: Lived) => "go on" | "stop" };

/** So often, in hours, trouble is stopped to see whether all comes right. */
const CALM_EVERY = 24;
const HURRIED_MS = 1_500;

/**
 * Lives a planned month, and judges it every hour; ends with the month, or when whoever hears of an hour says so. Where calls go wrong, what
 * holds only when all is quiet is judged once a day, in a calm.
 */
export async function liveMonth({ place, month, seed, trouble, onHour }: Wanted): Promise<Lived> {
  const books = openBooks();
  for (const { sku, home } of goods) if (home !== undefined) books.shelf.set(sku, home);
  const schedules = await openSchedules(place);
  const draw = createDraw(`${seed}/life`);
  const kills = killHours(month.hours, trouble.kills, draw);
  const found = new Set<string>();
  const isUntroubled = trouble.faults === 0 && trouble.kills === 0;
  const isNew = (finding: Finding) => !found.has(keyOf(finding));
  try {
    let before = { picture: await takePicture(place, books), isQuiet: true };
    for (let hour = 0; hour < month.hours; hour += 1) {
      books.hour = hour;
      books.touched.clear();
      if (trouble.faults > 0 && hour % CALM_EVERY === 0) await bringTrouble(place.control, trouble.faults, seed + hour);
      const scene: Scene = { place, books, picture: before.picture, draw };
      await warehousesWork(scene);
      await answersExceptions(scene);
      await peopleAct(month, scene);
      const resumed = kills.has(hour) ? await kill({ place, schedules }, hour, draw, books) : [];

      const isCalm = trouble.faults === 0 || hour % CALM_EVERY === CALM_EVERY - 1 || hour === month.hours - 1;
      if (isCalm && trouble.faults > 0) await bringCalm(place);
      const settled = isCalm
        ? await settle({ place, schedules, books, before, isNew, patience: trouble.faults > 0 ? 14 : 5, isUntroubled })
        : await hurry();
      before = { picture: settled.picture, isQuiet: isCalm };
      if (isCalm) books.seesTaken(settled.picture.orders, OWN_SHOP);
      const findings = [...resumed, ...settled.findings].filter(isNew);
      if (onHour({ books, hour, findings, picture: settled.picture }) === "stop")
        return { books, hour, findings, picture: settled.picture };
      for (const finding of findings) found.add(keyOf(finding));
      await place.control("clock", { advance: "PT50M" });
    }
    return { books, hour: month.hours, findings: [], picture: before.picture };
  } finally {
    await schedules.stop();
  }

  async function hurry() {
    await place.control("clock", { advance: "PT2M" });
    await schedules.runAll();
    await untilIdle(place, HURRIED_MS);
    return glance({ place, books, isUntroubled });
  }
}

/** The hours in which a process is killed. */
function killHours(hours: number, kills: number, draw: Draw): ReadonlySet<number> {
  const chosen = new Set<number>();
  for (let index = 0; chosen.size < Math.min(kills, hours); index += 1) chosen.add(draw.below(`kill ${index}`, hours));
  return chosen;
}

async function kill(watched: { place: Place; schedules: Schedules }, hour: number, draw: Draw, books: Books): Promise<Finding[]> {
  const which = draw.pick(`kill of hour ${hour}`, KILLED);
  const took = await killAndWatch(watched, which);
  const words = `${which} is killed; what it had in hand goes on after ${took === null ? "too long" : `${(took / 1000).toFixed(1)} s`}`;
  books.kills.push(`hour ${hour}: ${words}`);
  books.note(null, words);
  if (took !== null && took <= RESUMES_WITHIN_MS) return [];
  return [
    { rule: "resumes", orderId: null, says: `the work in hand when ${which} was killed in hour ${hour} was not taken up within 30 s` },
  ];
}

/** What was found once is not found again an hour later. */
const keyOf = ({ rule, orderId, says }: Finding) => `${rule} ${orderId ?? says.replace(/\d+/g, "")}`;
