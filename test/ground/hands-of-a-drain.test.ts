import { expect, test } from "vitest";
import { pool } from "#app/platform/db/pool.server.ts";
import { drainEvents } from "#app/platform/events/drain-events.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { syncSubscriptions } from "#app/platform/events/sync-subscriptions.server.ts";
import { aShop } from "#test/support/a-shop.ts";
import { eventually } from "#test/support/eventually.ts";
import { anEvent } from "./an-event.ts";

const left = async () => {
  const { rows } = await pool.query<{ count: number }>("SELECT count(*)::int AS count FROM event_delivery");
  return rows[0]?.count;
};

test("a subscriber that hangs on every order keeps no hand from the others", async () => {
  const shop = await aShop();
  const heard: string[] = [];
  const held: (() => void)[] = [];
  const hears = [{ source: "test", topics: ["*"] }];
  const hangs = subscriber({ name: "test.hangs", hears, run: () => new Promise<void>((done) => held.push(done)) });
  const well = subscriber({ name: "test.well", hears, run: (_, { body }) => Promise.resolve(void heard.push(body)) });
  await syncSubscriptions([hangs, well]);
  const drain = drainEvents([hangs, well], 10);
  const bodies = Array.from({ length: 40 }, (_, index) => String(index));
  for (const body of bodies) await storeEvent(anEvent(shop, { entityKey: `order:${body}`, body }));

  await eventually(() => heard.length === 40);
  expect(held).toHaveLength(10);
  await eventually(async () => {
    held.splice(0).forEach((done) => done());
    return (await left()) === 0;
  });
  await drain.stop(1000);
});
