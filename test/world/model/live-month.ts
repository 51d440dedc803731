import { setTimeout as pause } from "node:timers/promises";
import { warehousesWork } from "./acts/at-the-warehouses.ts";
import { answersExceptions } from "./acts/answering-exceptions.ts";
import { changingOrders } from "./acts/changing-orders.ts";
import { type Deed, does, type Scene } from "./acts/deed.ts";
import { paying } from "./acts/paying.ts";
import { shippingByHand } from "./acts/shipping-by-hand.ts";
import { happensToTheShop } from "./acts/shop-wide.ts";
import { type Books, openBooks } from "./books.ts";
import type { Finding, Known } from "./judge/facts.ts";
import { judge } from "./judge/judge.ts";
import type { Picture } from "./picture.ts";
import type { Place } from "./place/start-place.ts";
import { OWN_SHOP } from "./place/stock-goods.ts";
import { BOB, HOME, takePicture } from "./place/take-picture.ts";
import { openSchedules, type Schedules, untilIdle } from "./place/wait-for-quiet.ts";
import { createDraw } from "./plan/draw.ts";
import { goods } from "./plan/goods.ts";
import type { Month, PlannedOrder } from "./plan/plan-month.ts";

export type Lived = { books: Books; findings: Finding[]; hour: number; picture: Picture };

const deeds: Record<string, Deed> = { ...changingOrders, ...paying, ...shippingByHand };
const QUIET_WITHIN_MS = 30_000;
/** So often all is looked at once more before the judge's word stands: what is on its way is no fault. */
const MORE_LOOKS = 4;

/** Lives a planned month, and judges it every hour; ends with the month, or when whoever hears of an hour says so. */
export async function liveMonth(place: Place, month: Month, seed: number, onHour: (lived: Lived) => "go on" | "stop"): Promise<Lived> {
  const books = openBooks();
  const found = new Set<string>();
  for (const { sku, home } of goods) if (home !== undefined) books.shelf.set(sku, home);
  const schedules = await openSchedules(place);
  const draw = createDraw(`${seed}/life`);
  const placed = new Map<number, string>();
  try {
    let picture = await takePicture(place, books);
    for (let hour = 0; hour < month.hours; hour += 1) {
      books.hour = hour;
      books.touched.clear();
      const before = picture;
      const scene: Scene = { place, books, picture: before, draw };
      await warehousesWork(scene);
      await peopleAct(month, placed, scene);
      const judged = await settleAndJudge(place, schedules, books, before, found);
      picture = judged.picture;
      if (onHour({ books, hour, ...judged }) === "stop") return { books, hour, ...judged };
      for (const finding of judged.findings) found.add(keyOf(finding));
      await place.control("clock", { advance: "PT50M" });
    }
    return { books, hour: month.hours, findings: [], picture };
  } finally {
    await schedules.stop();
  }
}

async function peopleAct(month: Month, placed: Map<number, string>, scene: Scene): Promise<void> {
  const { books, draw } = scene;
  for (const planned of month.orders.filter(({ hour }) => hour === books.hour)) await places(planned, placed, scene);
  await answersExceptions(scene);
  for (const { number, deeds: planned } of month.orders)
    for (const { hour, name, salt } of planned) {
      if (hour !== books.hour) continue;
      const order = scene.picture.orders.find(({ id }) => id === placed.get(number));
      if (order) await does(name, order.id, books, async () => deeds[name]?.(order, { ...scene, draw: draw.about(salt) }));
    }
  for (const { hour, name, salt } of month.shopWide)
    if (hour === books.hour) await happensToTheShop(name, { ...scene, draw: draw.about(salt) });
}

async function places(
  { number, asked, isCashOnDelivery }: PlannedOrder,
  placed: Map<number, string>,
  { place, books }: Scene,
): Promise<void> {
  const { ids } = (await place.control("orders", asked)) as { ids: [string] };
  const id = ids[0].split("/").at(-1) ?? "";
  placed.set(number, id);
  if (isCashOnDelivery) books.cashOnDelivery.add(id);
  books.note(id, `order ${number} is placed: ${JSON.stringify(asked)}`);
}

async function settleAndJudge(
  place: Place,
  schedules: Schedules,
  books: Books,
  before: Picture,
  found: ReadonlySet<string>,
): Promise<{ findings: Finding[]; picture: Picture }> {
  for (let look = 0; ; look += 1) {
    // Shopify's and the 3PL's own moments pass.
    await place.control("clock", { advance: look === 0 ? "PT5S" : "PT2M" });
    const first = await untilIdle(place, QUIET_WITHIN_MS);
    await schedules.runAll();
    const left = (await untilIdle(place, QUIET_WITHIN_MS)) ?? first;
    const picture = await takePicture(place, books);
    const findings = judge(picture, before, knownFrom(books), { isQuiet: true }).filter((one) => !found.has(keyOf(one)));
    if (left)
      findings.push({ rule: "no quiet", orderId: null, says: `after ${QUIET_WITHIN_MS / 1000} s still in hand: ${JSON.stringify(left)}` });
    if (findings.length === 0 || look === MORE_LOOKS) return { findings, picture };
    await pause(250);
  }
}

/** What was found once is not found again an hour later. */
const keyOf = ({ rule, orderId, says }: Finding) => `${rule} ${orderId ?? says.replace(/\d+/g, "")}`;

const carried = new Set(goods.filter(({ home, bob }) => home !== undefined || bob !== undefined).map(({ sku }) => sku));

function knownFrom(books: Books): Known {
  return { ...books, ours: new Set([HOME, BOB]), ownShop: OWN_SHOP, isCarried: (item) => carried.has(item) };
}
