import { z } from "zod";
import type { Shop } from "../shop.ts";

/** What a room says of a job. */
type Declaration<Payload> = {
  /** Room and deed: `fulfillment.dispatch-parcel`. One queue each. */
  name: string;
  /** What earlier releases called it: jobs that wait under such a name are taken over (`take-over-jobs.server.ts`). */
  formerly?: readonly string[];
  /** What may be left out of it has to be what spares work: of two that wait with one key, the one that says less stays. */
  payload: z.ZodType<Payload>;
  /** Jobs of this name that answer the same key here run one after the other, whatever process takes them. */
  oneAtATimePer?: (payload: Payload) => string;
  retry: RetryClass;
  /** How many of one shop may run side by side in one process, twice as many of all shops; otherwise JOB_CONCURRENCY. */
  concurrency?: number;
  /** Also for a shop that has uninstalled the app. */
  evenUninstalled?: boolean;
  /** Does the work. May run twice for one enqueue: twice equals once. */
  run: (shop: Shop, payload: Payload) => Promise<void>;
};

/** A job as the queue sees it, whatever its payload is. */
export type RegisteredJob = {
  name: string;
  formerly: readonly string[];
  isKeyed: boolean;
  retry: RetryClass;
  concurrency: number | undefined;
  evenUninstalled: boolean;
  /** Parses the payload, then runs. */
  start: (shop: Shop, stored: unknown) => Promise<void>;
};

export type Job<Payload> = RegisteredJob & { keyOf: (payload: Payload) => string | null };

/** Declares a job. It does nothing until it stands in its room's `jobs` and someone enqueues it. */
export function job<Payload>(declared: Declaration<Payload>): Job<Payload> {
  return {
    name: declared.name,
    formerly: declared.formerly ?? [],
    isKeyed: declared.oneAtATimePer !== undefined,
    retry: declared.retry,
    concurrency: declared.concurrency,
    evenUninstalled: declared.evenUninstalled ?? false,
    keyOf: (payload) => declared.oneAtATimePer?.(payload) ?? null,
    start: (shop, stored) => declared.run(shop, declared.payload.parse(stored)),
  };
}

/** What a room says of a job about one thing. */
type AboutOne<Name extends string, Id extends string> = Omit<Declaration<Record<Name, Id>>, "payload" | "oneAtATimePer" | "run"> & {
  run: (shop: Shop, id: Id) => Promise<unknown>;
};

/** Declares a job about one thing, known by its id: `jobPer("parcelId", ParcelId, { … })`. Those about the same thing run one after the other. */
export function jobPer<Name extends string, Id extends string>(name: Name, id: z.ZodType<Id>, { run, ...declared }: AboutOne<Name, Id>) {
  return job<Record<Name, Id>>({
    ...declared,
    payload: z.record(z.literal(name), id),
    oneAtATimePer: (payload) => payload[name],
    run: async (shop, payload) => {
      await run(shop, payload[name]);
    },
  });
}

/** Work that is done for each installed shop, again and again. */
export type Schedule = {
  /** Room and deed: `warehouses.poll`. */
  name: string;
  /** What earlier releases called it: no run waits under such a name. */
  formerly?: readonly string[];
  everySeconds: number;
  /** Never runs twice at once for one shop. A run that fails is logged; the next one comes by itself. */
  run: (shop: Shop) => Promise<void>;
};

/** Declares periodic work. It starts once it stands in its room's `schedules`. */
export function everyShop(schedule: Schedule): Schedule {
  return schedule;
}

/** What a job leans on says how long it is worth trying again. */
export type RetryClass = "outside-service" | "local" | "never";

/** pg-boss' words for a retry class. Delays are seconds, and double each time up to `retryDelayMax`. */
export const retryPolicy = {
  /** Somebody else's service: from two seconds to ten minutes apart, for a day. */
  "outside-service": { retryLimit: 150, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 },
  /** Our own database: a few quick tries. */
  local: { retryLimit: 5, retryDelay: 1, retryBackoff: true, retryDelayMax: 10 },
  never: { retryLimit: 0, retryDelay: 0, retryBackoff: false },
} as const satisfies Record<RetryClass, object>;
