import { expect, test } from "vitest";
import { z } from "zod";
import { pool } from "#app/platform/db/pool.server.ts";
import { drainEvents } from "#app/platform/events/drain-events.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { syncSubscriptions } from "#app/platform/events/sync-subscriptions.server.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { job } from "#app/platform/jobs/job.ts";
import { openQueues } from "#app/platform/jobs/open-queues.server.ts";
import { queueOfJob } from "#app/platform/jobs/run-job.server.ts";
import { workOnQueues } from "#app/platform/jobs/work-on-queues.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aShop } from "#test/support/a-shop.ts";
import { eventually } from "#test/support/eventually.ts";
import { anEvent } from "./an-event.ts";

const FLOOD = 1000;
const hears = [{ source: "test", topics: ["*"] }];

test("a shop's one event is among the first that are taken, however many of another shop wait", async () => {
  const [busy, quiet] = [await aShop(), await aShop()];
  const taken: string[] = [];
  const listener = subscriber({ name: "test.one", hears, run: (shop) => Promise.resolve(void taken.push(shop.domain)) });
  await syncSubscriptions([listener]);
  await storeEvent(anEvent(busy));
  // As a thousand webhooks within seconds.
  await pool.query(
    `WITH more AS (
       INSERT INTO event ("shopId", source, "dedupeKey", topic, "entityKey", body, "triggeredAt", "receivedAt")
       SELECT $1, 'test', 'flood ' || n, 't', 'order ' || n, '{}', now(), now() FROM generate_series(1, $2::int) n RETURNING id, "entityKey")
     INSERT INTO event_delivery ("shopId", subscriber, "entityKey", "eventId", urgent, "nextTryAt")
     SELECT $1, 'test.one', "entityKey", id, true, now() - interval '1 minute' FROM more`,
    [busy.id, FLOOD],
  );
  await storeEvent(anEvent(quiet));

  const drain = drainEvents([listener], 2);
  await eventually(() => taken.length === FLOOD + 2);
  await drain.stop(1000);
  expect(taken.indexOf(quiet.domain)).toBeLessThan(8);
});

test("a shop's one event is not held up by another shop's many of one order", async () => {
  const [busy, quiet] = [await aShop(), await aShop()];
  const applied: string[] = [];
  const listener = subscriber({
    name: "test.one",
    hears,
    run: async (shop) => {
      // What takes no time at all is over before another shop has been looked up.
      await pool.query("SELECT pg_sleep(0.02)");
      applied.push(shop.domain);
    },
  });
  await syncSubscriptions([listener]);
  for (let index = 0; index < 30; index++) await storeEvent(anEvent(busy));
  await storeEvent(anEvent(quiet));
  const drain = drainEvents([listener], 1);
  await eventually(() => applied.length === 31);
  await drain.stop(1000);
  expect(applied.indexOf(quiet.domain)).toBeLessThan(10);
});

test("an event that comes while another shop holds all the hands that it may have is taken at once", async () => {
  const [busy, quiet] = [await aShop(), await aShop()];
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const slow = subscriber({
    name: "test.slow",
    hears,
    run: (shop) => (begun.push(shop.domain), shop.id === busy.id ? new Promise<void>((end) => ends.push(end)) : Promise.resolve()),
  });
  await syncSubscriptions([slow]);
  for (let index = 0; index < 20; index++) await storeEvent(anEvent(busy));
  const drain = drainEvents([slow], 4);
  await eventually(() => begun.length === 4);
  await storeEvent(anEvent(quiet));
  await eventually(() => begun.includes(quiet.domain));
  expect(begun).toHaveLength(5);
  await drain.stop(0);
});

test("a shop's one job is among the first that are taken, however many of another shop wait, and while they take their time", async () => {
  const [busy, quiet] = [await aShop(), await aShop()];
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const hang = (shop: Shop) => (shop.id === busy.id ? new Promise<void>((end) => ends.push(end)) : Promise.resolve());
  const order = job({
    name: "test.order",
    payload: z.object({ order: z.number() }),
    oneAtATimePer: ({ order }) => String(order),
    retry: "local",
    concurrency: 4,
    run: (shop) => (begun.push(shop.domain), hang(shop)),
  });
  const boss = await openQueues([order], [], { works: false });
  await pool.query(
    `SELECT count(enqueue_job('test.order', $1, n::text, jsonb_build_object('order', n), 0, NULL)::text) FROM generate_series(1, $2::int) n`,
    [busy.id, FLOOD],
  );
  await enqueueNow(quiet, order, { order: 1 });

  const work = workOnQueues(boss, [queueOfJob(order)]);
  await eventually(() => begun.includes(quiet.domain));
  expect(begun.indexOf(quiet.domain)).toBeLessThan(8);

  await eventually(() => ends.length >= 4);
  await enqueueNow(quiet, order, { order: 2 });
  await eventually(() => begun.filter((domain) => domain === quiet.domain).length === 2);
  expect(begun.length).toBeLessThan(12);
  await work.stop(0);
  await boss.stop({ graceful: false });
});
