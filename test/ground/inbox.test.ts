import { fork } from "node:child_process";
import { aShop } from "#test/support/a-shop.ts";
import { eventually } from "#test/support/eventually.ts";
import { pool } from "#app/platform/db/pool.server.ts";
import { drainInbox, type Drain } from "#app/platform/inbox/drain-inbox.server.ts";
import { inboxHandler, type StoredEvent } from "#app/platform/inbox/inbox-handler.ts";
import { storeEvent } from "#app/platform/inbox/store-event.server.ts";
import { sweepInbox } from "#app/platform/inbox/sweep-inbox.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { afterEach, beforeAll, expect, test } from "vitest";

let shop: Shop;
let serial = 0;
let drain: Drain | undefined;

beforeAll(async () => {
  shop = await aShop();
});
afterEach(async () => {
  await drain?.stop(1000);
  await pool.query("DELETE FROM inbox_event");
});

/** Drains with `run` as what is done about every event. */
function drainWith(run: (event: StoredEvent, shop: Shop) => Promise<void> | void, concurrency = 10): void {
  drain = drainInbox([inboxHandler({ source: "test", topics: ["*"], run: async (from, event) => run(event, from) })], concurrency);
}

function anEvent(wanted: Partial<Parameters<typeof storeEvent>[0]> = {}) {
  const dedupeKey = `event-${String(++serial)}`;
  const event = {
    shopDomain: shop.domain,
    source: "test",
    dedupeKey,
    topic: "t",
    entityKey: dedupeKey,
    body: "{}",
    triggeredAt: new Date(),
  };
  return { ...event, ...wanted };
}

test("an event is stored once, however often it is delivered", async () => {
  const event = anEvent();
  expect(await storeEvent(event)).toBe("stored");
  expect(await storeEvent(event)).toBe("duplicate");
  const atOnce = anEvent();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => storeEvent(atOnce)));
  expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
});

test("an event for a shop we do not know is not stored", async () => {
  expect(await storeEvent(anEvent({ shopDomain: "nobody.myshopify.com" }))).toBe("unknown-shop");
});

test("a body with characters that a database cannot hold does not turn the sender away", async () => {
  expect(await storeEvent(anEvent({ body: "a\0b" }))).toBe("stored");
});

test("every stored event is applied, for its own shop", async () => {
  const other = await aShop();
  const applied: string[] = [];
  drainWith((event, from) => void applied.push(`${from.domain} ${event.body}`));
  await storeEvent(anEvent({ body: "one" }));
  await storeEvent(anEvent({ body: "two", shopDomain: other.domain }));
  await eventually(() => applied.length === 2);
  expect(applied.toSorted()).toEqual([`${shop.domain} one`, `${other.domain} two`].toSorted());
});

test("events of one key are applied one at a time and in the order of their arrival, whatever the number of workers", async () => {
  const keys = ["a", "b", "c"];
  for (let index = 0; index < 60; index++) await storeEvent(anEvent({ entityKey: keys[index % 3] ?? "", body: String(index) }));

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
  const second = drainInbox([inboxHandler({ source: "test", topics: ["t"], run: (_, event) => run(event) })], 10);
  await eventually(() => applied.length === 60);
  await second.stop(1000);

  expect(overlapped).toBe(false);
  for (const key of keys) {
    const order = applied.filter((one) => one.key === key).map((one) => one.index);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
});

test("an event that fails is tried again, holds up its own key, and no other", async () => {
  const applied: string[] = [];
  await storeEvent(anEvent({ entityKey: "bad", body: "bad first" }));
  await storeEvent(anEvent({ entityKey: "bad", body: "bad second" }));
  await storeEvent(anEvent({ entityKey: "good", body: "good" }));
  drainWith((event) => {
    if (event.body === "bad first" && event.attempt < 3) throw new Error("not now");
    applied.push(event.body);
  });
  await eventually(() => applied.length === 3);
  expect(applied).toEqual(["good", "bad first", "bad second"]);
});

test("an event that fails for the last time is kept with its error, and its key goes on", async () => {
  const applied: string[] = [];
  const bad = anEvent({ entityKey: "k", body: "poison" });
  await storeEvent(bad);
  await storeEvent(anEvent({ entityKey: "k", body: "next" }));
  await pool.query(`UPDATE inbox_event SET attempts = 79 WHERE "dedupeKey" = $1`, [bad.dedupeKey]);
  drainWith((event) => {
    if (event.body === "poison") throw new Error("cannot be read");
    applied.push(event.body);
  });
  await eventually(() => applied.includes("next"));
  const { rows } = await pool.query(`SELECT "lastError" FROM inbox_event WHERE "failedAt" IS NOT NULL`);
  expect(rows).toEqual([{ lastError: "Error: cannot be read" }]);
});

test("applied events are deleted when they are old, those that wait or were given up are not", async () => {
  const [old, young, given, waiting] = [anEvent(), anEvent(), anEvent(), anEvent()];
  for (const event of [old, young, given, waiting]) await storeEvent(event);
  const mark = (event: { dedupeKey: string }, column: string, days: number) =>
    pool.query(`UPDATE inbox_event SET "${column}" = now() - $2 * interval '1 day' WHERE "dedupeKey" = $1`, [event.dedupeKey, days]);
  await mark(old, "appliedAt", 31);
  await mark(young, "appliedAt", 29);
  await mark(given, "failedAt", 90);

  expect(await sweepInbox(shop, 30)).toBe(1);
  const { rows } = await pool.query(`SELECT "dedupeKey" FROM inbox_event ORDER BY id`);
  expect(rows).toEqual([young, given, waiting].map(({ dedupeKey }) => ({ dedupeKey })));
});

test("events that are in a stopping process's hands are there for the next one at once", async () => {
  let begun = false;
  await storeEvent(anEvent({ body: "slow" }));
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

test("an event that a killed process had claimed is applied by another", async () => {
  const child = fork(new URL("./run-hanging-inbox.ts", import.meta.url), { execArgv: [] });
  await storeEvent(anEvent({ body: "claimed" }));
  await new Promise<void>((claimed) => child.once("message", () => claimed()));
  child.kill("SIGKILL");

  const applied: number[] = [];
  drainWith((event) => void applied.push(event.attempt));
  await eventually(() => applied.length === 1, 30_000);
  expect(applied).toEqual([2]);
});
