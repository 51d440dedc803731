import { acrossShops } from "../db/across-shops.server.ts";
import type { ShopDb } from "../db/shop-db.ts";
import { now } from "../clock.ts";
import type { Shop } from "../shop.ts";
import type { Job } from "./job.ts";

type Options = {
  /** Not before this many seconds from now, by the app's clock. */
  startAfterSeconds?: number;
  /** At leisure, at most so many seconds from now, together with all that ask for the same until then. */
  gatherSeconds?: number;
};

/**
 * Puts a job on the queue in the given transaction: it is there when the transaction commits, and never was when it does not.
 * A job that is due at once, or gathered, and equal to one that still waits under the same key is not put there twice; nor is one that differs from it
 * only by what the payload may leave out. What it may leave out has to spare work: the one that waits goes on without it.
 */
export async function enqueue<Payload>(db: ShopDb, shop: Pick<Shop, "id">, job: Job<Payload>, payload: Payload, options: Options = {}) {
  const later = Math.max(0, options.startAfterSeconds ?? 0);
  const dueAt = later > 0 ? new Date(now().epochMilliseconds + later * 1000) : null;
  const delay = later > 0 ? later : (options.gatherSeconds ?? 0);
  await db.$queryRaw`SELECT enqueue_job(${job.name}, ${shop.id}, ${job.keyOf(payload)}, ${stored(payload)}::jsonb, ${delay}::float8, ${dueAt})::text`;
}

/** The same for many jobs, in one statement: each is due `everySeconds` after the one before, so that others come in between; all at once where that is 0. */
export async function enqueueEach<Payload>(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  job: Job<Payload>,
  payloads: readonly Payload[],
  everySeconds = 0,
): Promise<void> {
  if (payloads.length === 0) return;
  const keys = payloads.map((payload) => job.keyOf(payload));
  await db.$queryRaw`
    SELECT count(enqueue_job(${job.name}, ${shop.id}, each."key", each."payload"::jsonb, (each."place" - 1) * ${everySeconds}::float8, NULL))
      FROM unnest(${keys}::text[], ${payloads.map(stored)}::text[]) WITH ORDINALITY AS each("key", "payload", "place")`;
}

/** The same when there is no transaction for it to be part of. */
export async function enqueueNow<Payload>(
  shop: Pick<Shop, "id">,
  job: Job<Payload>,
  payload: Payload,
  options: Options = {},
): Promise<void> {
  await enqueue(acrossShops, shop, job, payload, options);
}

const stored = (payload: unknown): string =>
  JSON.stringify(payload, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
