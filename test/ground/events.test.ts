import { fork } from "node:child_process";
import { allApplied } from "#test/support/all-applied.ts";
import { aShop } from "#test/support/a-shop.ts";
import { eventually } from "#test/support/eventually.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { drainEvents, type Drain } from "#app/platform/events/drain-events.server.ts";
import { listParked, retryParked } from "#app/platform/events/parked.server.ts";
import { type StoredEvent, UnreadableEvent } from "#app/platform/events/stored-event.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { type Subscriber, subscriber } from "#app/platform/events/subscriber.ts";
import { sweepEvents } from "#app/platform/events/sweep-events.server.ts";
import { syncSubscriptions } from "#app/platform/events/sync-subscriptions.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { anEvent } from "./an-event.ts";

let shop: Shop;
let drain: Drain | undefined;

beforeAll(async () => {
  shop = await aShop();
});
beforeEach(() => syncSubscriptions([one(() => undefined)]));
afterEach(async () => {
  await drain?.stop(1000);
  await pool.query("DELETE FROM event_delivery");
  await pool.query("DELETE FROM event");
});

type Run = (event: StoredEvent, shop: Shop) => Promise<void> | void;

/** A subscriber who hears everything of the source `test`, known as `test.one` if it is not named. */
const one = (run: Run, name = "test.one"): Subscriber =>
  subscriber({ name, hears: [{ source: "test", topics: ["*"] }], run: async (from, event) => run(event, from) });

function drainWith(run: Run, concurrency = 10): void {
  drain = drainEvents([one(run)], concurrency);
}

/** Makes these the subscribers there are, and drains for them. */
async function subscribe(...subscribers: Subscriber[]): Promise<void> {
  await syncSubscriptions(subscribers);
  drain = drainEvents(subscribers, 10);
}

const waitingFor = async (name: string) => {
  const { rows } = await pool.query<{ count: number }>("SELECT count(*)::int AS count FROM event_delivery WHERE subscriber = $1", [name]);
  return rows[0]?.count;
};

test("an event is stored once, however often it is delivered", async () => {
  const event = anEvent(shop);
  expect(await storeEvent(event)).toBe("stored");
  expect(await storeEvent(event)).toBe("duplicate");
  const atOnce = anEvent(shop);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => storeEvent(atOnce)));
  expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
  expect(await waitingFor("test.one")).toBe(2);
});

test("an event for a shop we do not know is not stored", async () => {
  expect(await storeEvent({ ...anEvent(shop), shopDomain: "nobody.myshopify.com" })).toBe("unknown-shop");
});

test("a body with characters that a database cannot hold does not turn the sender away", async () => {
  expect(await storeEvent(anEvent(shop, { body: "a\0b" }))).toBe("stored");
});

test("an event is there for each of its subscribers when it is stored, and for none that hears something else", async () => {
  const hears = (name: string, source: string, topics: string[]) =>
    subscriber({ name, hears: [{ source, topics }], run: () => Promise.resolve() });
  await syncSubscriptions([
    hears("test.by-topic", "test", ["t", "u"]),
    hears("test.all", "test", ["*", "t"]),
    hears("test.other-topic", "test", ["u"]),
    hears("test.other-source", "elsewhere", ["t"]),
  ]);
  await storeEvent(anEvent(shop, { topic: "t" }));
  const { rows } = await pool.query<{ subscriber: string }>("SELECT subscriber FROM event_delivery ORDER BY 1");
  expect(rows.map((row) => row.subscriber)).toEqual(["test.all", "test.by-topic"]);
});

test("every stored event is applied, for its own shop", async () => {
  const other = await aShop();
  const applied: string[] = [];
  drainWith((event, from) => void applied.push(`${from.domain} ${event.body}`));
  await storeEvent(anEvent(shop, { body: "one" }));
  await storeEvent(anEvent(other, { body: "two" }));
  await eventually(() => applied.length === 2);
  expect(applied.toSorted()).toEqual([`${shop.domain} one`, `${other.domain} two`].toSorted());
});

test("events of one key are applied one at a time and in the order of their arrival, whatever the number of workers", async () => {
  const keys = ["a", "b", "c"];
  for (let index = 0; index < 60; index++) await storeEvent(anEvent(shop, { entityKey: keys[index % 3] ?? "", body: String(index) }));

  const applied: { key: string; index: number }[] = [];
  const busy = new Set<string>();
  let overlapped = false;
  const run = async (event: StoredEvent) => {
    overlapped ||= busy.has(event.entityKey);
    busy.add(event.entityKey);
    await pool.query("SELECT 1");
    applied.push({ key: event.entityKey, index: Number(event.body) });
    busy.delete(event.entityKey);
  };
  drainWith(run);
  const second = drainEvents([one(run)], 10);
  await eventually(() => applied.length === 60);
  await second.stop(1000);

  expect(overlapped).toBe(false);
  for (const key of keys) {
    const order = applied.filter((one) => one.key === key).map((one) => one.index);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
});

test("an event that is committed late waits while a younger one of its key is in hand", async () => {
  const [early, late] = [anEvent(shop, { entityKey: "k", body: "early" }), anEvent(shop, { entityKey: "k", body: "late" })];
  await storeEvent(early);
  await storeEvent(late);
  const { rows } = await pool.query(
    `DELETE FROM event_delivery d USING event e WHERE e.id = d."eventId" AND e.body = 'early' RETURNING d.*`,
  );
  const held = rows[0] as { shopId: number; eventId: string };

  const applied: string[] = [];
  let release: (() => void) | undefined;
  drainWith(async (event) => {
    if (event.body === "late") await new Promise<void>((done) => (release = done));
    applied.push(event.body);
  });
  await eventually(() => release);
  await pool.query(
    `INSERT INTO event_delivery ("shopId", subscriber, "entityKey", "eventId", urgent, "nextTryAt") VALUES ($1, 'test.one', 'k', $2, true, now())`,
    [held.shopId, held.eventId],
  );
  await storeEvent(anEvent(shop, { body: "another key" }));
  await eventually(() => applied.includes("another key"));
  release?.();
  await eventually(() => applied.length === 3);
  expect(applied).toEqual(["another key", "late", "early"]);
});

test("an event that fails is tried again, holds up its own key, and no other", async () => {
  const applied: string[] = [];
  await storeEvent(anEvent(shop, { entityKey: "bad", body: "bad first" }));
  await storeEvent(anEvent(shop, { entityKey: "bad", body: "bad second" }));
  await storeEvent(anEvent(shop, { entityKey: "good", body: "good" }));
  drainWith((event) => {
    if (event.body === "bad first" && event.attempt < 3) throw new Error("not now");
    applied.push(event.body);
  });
  await eventually(() => applied.length === 3);
  expect(applied).toEqual(["good", "bad first", "bad second"]);
});

test("a subscriber that always throws holds back no other, and catches up in order when it is repaired", async () => {
  const heard = { well: [] as string[], broken: [] as string[] };
  let isBroken = true;
  await subscribe(
    one((event) => void heard.well.push(event.body), "test.well"),
    one((event) => {
      if (isBroken) throw new Error("always");
      heard.broken.push(event.body);
    }, "test.broken"),
  );
  const bodies = Array.from({ length: 20 }, (_, index) => String(index));
  for (const body of bodies) await storeEvent(anEvent(shop, { entityKey: `order:${Number(body) % 2}`, body }));

  await eventually(() => heard.well.length === 20);
  const ofKey = (list: string[], key: number) => list.filter((body) => Number(body) % 2 === key);
  for (const key of [0, 1]) expect(ofKey(heard.well, key)).toEqual(ofKey(bodies, key));
  expect(await waitingFor("test.broken")).toBe(20);
  expect(heard.broken).toEqual([]);

  isBroken = false;
  await pool.query(`UPDATE event_delivery SET "nextTryAt" = now()`);
  await allApplied();
  for (const key of [0, 1]) expect(ofKey(heard.broken, key)).toEqual(ofKey(bodies, key));
  expect(heard.well).toHaveLength(20);
});

test("events that wait for one key are given together to who takes them together, once each, in the order of their arrival", async () => {
  const runs: string[][] = [];
  const together = subscriber({
    name: "test.together",
    hears: [{ source: "test", topics: ["t"] }],
    together: true,
    run: async (_, events) => void runs.push(events.map(({ body }) => body)),
  });
  await syncSubscriptions([together]);
  for (let index = 0; index < 5; index++) await storeEvent(anEvent(shop, { entityKey: "order:1", body: `one ${index}` }));
  await storeEvent(anEvent(shop, { entityKey: "order:2", body: "two" }));
  drain = drainEvents([together], 10);
  await allApplied();
  expect(runs.toSorted((a, b) => b.length - a.length)).toEqual([["one 0", "one 1", "one 2", "one 3", "one 4"], ["two"]]);
});

test("one that cannot be read is parked at once, and does not spoil those that it came together with", async () => {
  const read: string[] = [];
  const together = subscriber({
    name: "test.together",
    hears: [{ source: "test", topics: ["t"] }],
    together: true,
    run: async (_, events) => {
      if (events.some(({ body }) => body === "?")) throw new UnreadableEvent("says nothing");
      read.push(...events.map(({ body }) => body));
    },
  });
  await syncSubscriptions([together]);
  for (const body of ["a", "?", "b"]) await storeEvent(anEvent(shop, { entityKey: "k", body }));
  drain = drainEvents([together], 10);
  await allApplied();
  expect(read).toEqual(["a", "b"]);
  expect(await listParked(shop)).toMatchObject([{ subscriber: "test.together", attempts: 1, lastError: "UnreadableEvent: says nothing" }]);
});

test("an event that fails for the last time is kept with its error, its key goes on, and it can be tried again", async () => {
  const applied: string[] = [];
  let isMended = false;
  await storeEvent(anEvent(shop, { entityKey: "k", body: "poison" }));
  await storeEvent(anEvent(shop, { entityKey: "k", body: "next" }));
  await pool.query(`UPDATE event_delivery SET attempts = 79 WHERE "eventId" = (SELECT min(id) FROM event)`);
  drainWith((event) => {
    if (event.body === "poison" && !isMended) throw new Error("cannot be read");
    applied.push(event.body);
  });
  await eventually(() => applied.includes("next"));
  const parked = await listParked(shop);
  expect(parked).toMatchObject([{ subscriber: "test.one", topic: "t", entityKey: "k", attempts: 80, lastError: "Error: cannot be read" }]);

  isMended = true;
  expect(await retryParked(await aShop(), parked)).toBe(0);
  expect(await retryParked(shop, parked)).toBe(1);
  await eventually(() => applied.includes("poison"));
  await allApplied();
  expect(await listParked(shop)).toEqual([]);
});

test("events are deleted when they are old and applied, those that somebody has yet to apply or could not are not", async () => {
  const [old, young, parked, waiting] = [anEvent(shop), anEvent(shop), anEvent(shop), anEvent(shop)];
  for (const event of [old, young, parked, waiting]) await storeEvent(event);
  const deliveryOf = `"eventId" = (SELECT id FROM event WHERE "dedupeKey" = $1)`;
  for (const event of [old, young]) await pool.query(`DELETE FROM event_delivery WHERE ${deliveryOf}`, [event.dedupeKey]);
  await pool.query(`UPDATE event_delivery SET "parkedAt" = now() WHERE ${deliveryOf}`, [parked.dedupeKey]);
  await pool.query(`UPDATE event SET "receivedAt" = now() - interval '31 days' WHERE "dedupeKey" <> $1`, [young.dedupeKey]);

  expect(await sweepEvents(shop, 30)).toBe(1);
  const { rows } = await pool.query(`SELECT "dedupeKey" FROM event ORDER BY id`);
  expect(rows).toEqual([young, parked, waiting].map(({ dedupeKey }) => ({ dedupeKey })));
});

test("what waits for a subscriber that this process does not know is left to those who do", async () => {
  await syncSubscriptions([one(() => undefined), one(() => undefined, "test.elsewhere")]);
  await storeEvent(anEvent(shop));
  const applied: string[] = [];
  drainWith((event) => void applied.push(event.body));
  await eventually(() => applied.length === 1);
  expect(await waitingFor("test.elsewhere")).toBe(1);
});

test("events that are in a stopping process's hands are there for the next one at once", async () => {
  let begun = false;
  await storeEvent(anEvent(shop, { body: "slow" }));
  drainWith(() => {
    begun = true;
    return new Promise(() => undefined);
  });
  await eventually(() => begun);
  await drain?.stop(10);

  const applied: string[] = [];
  drainWith((event) => void applied.push(`${event.body} ${String(event.attempt)}`));
  await eventually(() => applied.length === 1);
  expect(applied).toEqual(["slow 1"]);
});

test("an event that a killed process had in hand is applied by another", async () => {
  const child = fork(new URL("./run-hanging-drain.ts", import.meta.url), { execArgv: [] });
  await storeEvent(anEvent(shop, { body: "claimed" }));
  await new Promise<void>((claimed) => child.once("message", () => claimed()));
  child.kill("SIGKILL");

  const applied: number[] = [];
  drainWith((event) => void applied.push(event.attempt));
  await eventually(() => applied.length === 1);
  expect(applied).toEqual([2]);
});
