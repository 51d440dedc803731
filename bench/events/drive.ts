import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type pg from "pg";

/**
 * A process of its own that stores events with a checkout's own code and drains them with it. Says in one line of JSON how many a second.
 *
 * It knows two forms of that code: the one of this checkout, and the one before it, when there was one inbox.
 */
const [checkout = "", wanted = "20000"] = process.argv.slice(2);
const count = Number(wanted);
const STORING = 20;
const ORDERS = ["orders/create", "orders/updated", "fulfillments/create"];

type Drain = { stop: (graceMs: number) => Promise<void> };
type Code = {
  store: (event: object, urgent: boolean) => Promise<unknown>;
  drain: (applied: () => void) => Promise<Drain[]>;
  left: string;
};

const load = async (path: string) => (await import(pathToFileURL(join(checkout, "app/platform", path)).href)) as Record<string, never>;
const { pool } = (await load("db/pool.server.ts")) as unknown as { pool: pg.Pool };
const { migrate } = (await load("db/migrate.server.ts")) as unknown as { migrate: (url: string, folder: string) => Promise<unknown> };
// The queue takes no part in this: its tables are left out.
await migrate(process.env["DATABASE_URL"] ?? "", join(checkout, "prisma/migrations"));

const code = existsSync(join(checkout, "app/platform/events")) ? await deliveries() : await oneInbox();
const domains = ["a", "b", "c"];
for (const domain of domains)
  await pool.query(
    `INSERT INTO shop (domain, name, currency, "timeZone", plan, "installedAt") VALUES ($1, 'Bench', 'GBP', 'Europe/London', 'Plus', now())`,
    [domain],
  );

const begunStoring = performance.now();
let next = 0;
await Promise.all(Array.from({ length: STORING }, storeSome));
const storing = performance.now() - begunStoring;

let applied = 0;
const begunDraining = performance.now();
const drains = await code.drain(() => (applied += 1));
while (applied < count) await pause(5);
while (await isLeft()) await pause(5);
const draining = performance.now() - begunDraining;
await Promise.all(drains.map((drain) => drain.stop(1000)));
await pool.end();
if (applied !== count) throw new Error(`${applied} of ${count} events were applied`);
process.stdout.write(JSON.stringify({ intakePerSecond: (count / storing) * 1000, drainPerSecond: (count / draining) * 1000 }));

/** Two thirds are about orders, some five of each; the rest about stock, some two of each item. */
async function storeSome(): Promise<void> {
  for (let index = next++; index < count; index = next++) {
    const isOrder = index % 3 !== 0;
    const about = isOrder ? Math.floor(index / 7.5) : Math.floor(index / 6);
    const body = JSON.stringify({ id: about, note: "x".repeat(1500) });
    const event = {
      shopDomain: domains[index % domains.length],
      source: "shopify",
      dedupeKey: `delivery-${index}`,
      topic: isOrder ? ORDERS[index % ORDERS.length] : "inventory_levels/update",
      entityKey: isOrder ? `order:${about}` : `inventory-level:${about}`,
      body,
      triggeredAt: new Date(),
    };
    await code.store(event, isOrder);
  }
}

async function isLeft(): Promise<boolean> {
  return ((await pool.query(code.left)).rowCount ?? 0) > 0;
}

async function deliveries(): Promise<Code> {
  const { storeEvent } = (await load("events/store-event.server.ts")) as unknown as { storeEvent: (event: object) => Promise<unknown> };
  const { subscriber } = (await load("events/subscriber.ts")) as unknown as { subscriber: (declared: object) => object };
  const { syncSubscriptions } = (await load("events/sync-subscriptions.server.ts")) as unknown as {
    syncSubscriptions: (subscribers: object[]) => Promise<void>;
  };
  const { drainEvents } = (await load("events/drain-events.server.ts")) as unknown as {
    drainEvents: (subscribers: object[], concurrency: number, urgent: boolean) => Drain;
  };
  const heard = { applied: () => undefined as unknown };
  const hear = (name: string, topics: string[], urgent: boolean) =>
    subscriber({ name, hears: [{ source: "shopify", topics }], urgent, run: () => Promise.resolve(heard.applied()) });
  const subscribers = [hear("bench.orders", ORDERS, true), hear("bench.stock", ["inventory_levels/update"], false)];
  await syncSubscriptions(subscribers);
  return {
    store: (event) => storeEvent(event),
    drain: (onApplied) => {
      heard.applied = onApplied;
      return Promise.resolve([drainEvents(subscribers, 10, true), drainEvents(subscribers, 50, false)]);
    },
    left: "SELECT 1 FROM event_delivery LIMIT 1",
  };
}

async function oneInbox(): Promise<Code> {
  const { storeEvent } = (await load("inbox/store-event.server.ts")) as unknown as { storeEvent: (event: object) => Promise<unknown> };
  const { drainInbox } = (await load("inbox/drain-inbox.server.ts")) as unknown as {
    drainInbox: (handlers: object[], concurrency: number, urgent: boolean) => Drain;
  };
  return {
    store: (event, urgent) => storeEvent({ ...event, urgent }),
    drain: (onApplied) => {
      const topics = [...ORDERS, "inventory_levels/update"];
      const handlers = [{ source: "shopify", topics, run: () => Promise.resolve(onApplied()) }];
      return Promise.resolve([drainInbox(handlers, 10, true), drainInbox(handlers, 50, false)]);
    },
    left: `SELECT 1 FROM inbox_event WHERE "appliedAt" IS NULL LIMIT 1`,
  };
}
