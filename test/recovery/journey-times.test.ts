import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Channel } from "#app/messaging/channel.ts";
import { connectChannel } from "#app/messaging/channels/connect-channel.server.ts";
import { registerChannel } from "#app/messaging/channels/registry.server.ts";
import { sendDelivery } from "#app/messaging/deliveries/send-delivery.server.ts";
import { messagingSettings } from "#app/messaging/messaging-settings.server.ts";
import { room as messaging } from "#app/messaging/room.server.ts";
import type { Place } from "#app/messaging/timing/next-send.ts";
import { lawfulHours } from "#app/messaging/timing/sending-law.ts";
import { zonesOfCountry } from "#app/messaging/timing/zones-of-countries.ts";
import { zonesOfRegion } from "#app/messaging/timing/zones-of-regions.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { startJourney } from "#app/recovery/journeys/enter-journey.server.ts";
import { makeContactJob, takeUpRuns, takeUpRunsJob } from "#app/recovery/journeys/take-up-runs.server.ts";
import { advanceTime } from "../support/advance-time.ts";
import { aShop } from "../support/a-shop.ts";
import { wallClock } from "../support/wall-clock.ts";
import { eventually } from "../support/eventually.ts";
import { pigeonPost } from "../messaging/pigeon-post.ts";
import { aBuyer, aJourney, aLeftCart, HOUR, mail, MINUTE, sellsMugs, text, wait } from "./a-journey.ts";

/** So many people, over all zones and changes of clocks; 10,000 are the whole proof (docs/decisions/035-recovery.md). */
const RECIPIENTS = Number(process.env["RECIPIENTS"] ?? 120);
const AT_ONCE = 8;

const post = { email: pigeonPost("timed-mail", "email", { asked: true }), sms: pigeonPost("timed-texts", "sms", { asked: true }) };
for (const { provider } of Object.values(post)) registerChannel(provider);
const rooms = { jobs: [...(messaging.jobs ?? []), takeUpRunsJob, makeContactJob], subscribers: [], schedules: [] };
let queues: Awaited<ReturnType<typeof startWorker>>;
beforeAll(async () => {
  queues = await startWorker(rooms, { works: false });
});
afterAll(() => queues.stop(0));

const byHand = { trigger: { kind: "started-by-hand" } };

test("a wait of 24 hours is over at 24 hours, to the minute, though workers were killed and down while it was", async () => {
  const shop = await aShop();
  const journey = await aJourney(shop, [wait("day", 24 * 60, "more"), wait("more", 24 * 60, "mail"), mail("mail", null)], byHand);
  const begun = Date.now();
  const ids = [0, 5, 10].map(async (minutes) => {
    const { personId } = await aBuyer(shop);
    const happenedAt = new Date(begun + minutes * MINUTE);
    const entry = { journeyId: journey, personId, entryKey: "hand" };
    const entered = await inShop(shop, (db) => startJourney(db, shop, entry));
    if (entered.outcome !== "entered") throw new Error(entered.outcome);
    // As if they had come one after the other.
    const dueAt = new Date(happenedAt.getTime() + 24 * HOUR);
    await inShop(shop, (db) => db.journeyRun.update({ where: { shopId_id: { shopId: shop.id, id: entered.runId } }, data: { enteredAt: happenedAt, nodeAt: happenedAt, dueAt } })); // oxfmt-ignore
    return entered.runId;
  });
  const runs = await Promise.all(ids);
  const passedAt = async (runId: string) =>
    inShop(shop, (db) => db.journeyPassage.findFirst({ where: { shopId: shop.id, runId, nodeId: "day" } })).then((row) =>
      row?.at.getTime(),
    );
  const ahead = (ms: number) => begun + ms - Date.now();

  // Each is killed, and the next comes when the time is near, or a little over.
  let worker = await workerAt(ahead(HOUR));
  await kill(worker);
  worker = await workerAt(ahead(24 * HOUR - 10_000));
  worker.send({ clockOffsetMs: ahead(24 * HOUR + 5000) });
  await eventually(async () => (await passedAt(runs[0] ?? "")) !== undefined);
  await kill(worker);
  worker = await workerAt(ahead(24 * HOUR + 5 * MINUTE + 5000));
  await eventually(async () => (await passedAt(runs[1] ?? "")) !== undefined);
  expect(await passedAt(runs[2] ?? "")).toBeUndefined();
  worker.send({ clockOffsetMs: ahead(24 * HOUR + 10 * MINUTE + 5000) });
  await eventually(async () => (await passedAt(runs[2] ?? "")) !== undefined);
  await kill(worker);

  for (const [index, runId] of runs.entries()) {
    const fired = ((await passedAt(runId)) ?? 0) - (begun + index * 5 * MINUTE) - 24 * HOUR;
    expect(Math.abs(fired)).toBeLessThan(MINUTE);
    const run = await inShop(shop, (db) => db.journeyRun.findUniqueOrThrow({ where: { shopId_id: { shopId: shop.id, id: runId } } }));
    // Nothing drifts: the next wait counts from when this one was meant to end.
    expect(run).toMatchObject({ nodeId: "more", dueAt: new Date(begun + index * 5 * MINUTE + 48 * HOUR) });
  }
});

const redirect = new URL("../../sandbox/app/redirect.mjs", import.meta.url).href;

/** A worker whose clock is so far ahead. */
async function workerAt(clockOffsetMs: number): Promise<ChildProcess> {
  const env = { ...process.env, STAND_INS_ORIGIN: "http://localhost:1" };
  const child = fork(new URL("./run-journeys.ts", import.meta.url), [], { execArgv: ["--import", redirect], env });
  child.send({ clockOffsetMs });
  await once(child, "message");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

const pick = <T>(values: readonly T[]): T => values[Math.floor(Math.random() * values.length)] as T;

/** What numbers of a country begin with: they say by whose law somebody is texted. */
const PHONES = { US: "+1212", CA: "+1416", FR: "+336", ES: "+346", IT: "+393", AU: "+614", IN: "+919", AE: "+9715", GB: "+4479", DE: "+4915", BR: "+55119", NP: "+97798", NZ: "+6421", CL: "+569" }; // oxfmt-ignore
const COUNTRIES = Object.keys(PHONES) as (keyof typeof PHONES)[];
const STATES = ["TX", "FL", "RI", "NY", "AZ", "PA", "KY"];
const ZONES = Intl.supportedValuesOf("timeZone");

let numbers = 0;

/** Somewhere: mostly the zone is known, sometimes the state or the country alone. */
function somewhere(): { place: Place; phone: string } {
  const country = pick(COUNTRIES);
  const region = country === "US" && Math.random() < 0.7 ? pick(STATES) : null;
  const phone = `${PHONES[country]}${String(10_000_000 + (numbers += 1)).slice(-7)}`;
  return { place: { country, region, zone: Math.random() < 0.8 ? pick(ZONES) : null }, phone };
}

/** On which clocks a moment is not lawful for a message to somebody there, or outside the merchant's hours of 8 to 21. */
function unlawfulOn({ country, region, zone }: Place, channel: Channel, at: number): string[] {
  const zones = zone ? [zone] : ((region && country ? zonesOfRegion(country, region) : undefined) ?? zonesOfCountry(country ?? ""));
  const laws = channel === "email" ? [] : (lawfulHours("text", country, region) ?? []);
  return zones.filter((one) => {
    const { date, weekday, minute } = wallClock(at, one);
    const isOpen = laws.every(
      ({ week, isClosedOn }) => !isClosedOn?.(date) && week[weekday]?.some(([opens, closes]) => opens <= minute && minute < closes),
    );
    return !isOpen || minute < 8 * 60 || minute >= 21 * 60;
  });
}

/** From here on clocks change: in America, in Europe, in Australia, and back again. */
const NIGHTS = ["2027-03-13T14:00Z", "2027-03-27T10:00Z", "2027-04-03T02:00Z", "2027-10-30T12:00Z", "2027-11-06T16:00Z"];

test(
  `of ${RECIPIENTS} people in all zones, around every change of clocks, nobody is advertised to outside the hours that are lawful where they are`,
  { timeout: 120_000 + RECIPIENTS * 500 },
  async () => {
    const shop = await aShop();
    await inShop(shop, (db) => messagingSettings.save(db, shop, { opens: "08:00", closes: "21:00", hoursForMail: true, caps: [] }));
    await sellsMugs(shop);
    for (const { provider } of Object.values(post)) await connectChannel(shop, provider, { ring: "GB 26" });
    const left = new Map<string, number>();
    const places = new Map<string, Place>();

    for (const night of NIGHTS) {
      advanceTime(Date.parse(night) - Date.now());
      const journeys = await Promise.all(
        [1, 240, 600, 1300].map((minutes) =>
          aJourney(shop, [wait("wait", minutes, "message"), Math.random() < 0.25 ? mail("message", null) : text("message", null)], byHand),
        ),
      );
      await inTurn([...Array(Math.ceil(RECIPIENTS / NIGHTS.length)).keys()], async () => {
        const { place, phone } = somewhere();
        const buyer = await aBuyer(shop, { phone });
        places.set(buyer.personId, place);
        const abandonmentId = await aLeftCart(shop, buyer, { place });
        const entry = { journeyId: pick(journeys), personId: buyer.personId, entryKey: abandonmentId, abandonmentId };
        expect(await inShop(shop, (db) => startJourney(db, shop, entry))).toMatchObject({ outcome: "entered" });
      });
      const morning = Date.now() + 42 * HOUR;
      while (Date.now() < morning) {
        advanceTime(MINUTE * (30 + Math.random() * 150));
        await workOff(shop, left);
      }
    }

    const rows = await inShop(shop, (db) => db.messageDelivery.findMany({ where: { shopId: shop.id } }));
    const runs = await inShop(shop, (db) => db.journeyRun.findMany({ where: { shopId: shop.id } }));
    const personOf = new Map(runs.map(({ id, personId }) => [id, personId]));
    const unlawful = rows.flatMap(({ id, run, channel }) => {
      const at = left.get(id);
      const place = places.get(personOf.get(run) ?? "");
      if (at === undefined || !place) return [];
      const on = unlawfulOn(place, channel as Channel, at);
      return on.length > 0 ? [{ channel, place, at: new Date(at).toISOString(), on }] : [];
    });
    expect(unlawful).toEqual([]);
    // Nearly everybody was written to: the others are where no moment is lawful on every clock that they may live by.
    expect(left.size).toBeGreaterThan(RECIPIENTS * 0.8);
  },
);

/** What workers would do at this moment: take up who is due, make what is to be made, send what may leave. */
async function workOff(shop: Shop, left: Map<string, number>): Promise<void> {
  await takeUpRuns(shop);
  const making = await inShop(shop, (db) =>
    db.journeyRun.findMany({ where: { shopId: shop.id, endedAt: null, nodeId: "message" }, select: { id: true } }),
  );
  await inTurn(making, ({ id }) => makeContactJob.start(shop, { runId: id }));
  const due = await inShop(shop, (db) =>
    db.messageDelivery.findMany({ where: { shopId: shop.id, stage: "planned", dueAt: { lte: new Date() } }, select: { id: true } }),
  );
  await inTurn(due, ({ id }) => sendDelivery(shop, id));
  for (const { taken } of Object.values(post)) for (const { reference } of taken.splice(0)) left.set(reference, Date.now());
}

/** A few side by side. */
async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const rest = [...items];
  const next = async (): Promise<void> => {
    const item = rest.shift();
    if (item !== undefined) {
      await work(item);
      await next();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
