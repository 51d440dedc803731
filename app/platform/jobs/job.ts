import type { z } from "zod";
import type { Shop } from "../shop.ts";
import type { RetryClass } from "./retry-class.ts";

/** What a room says of a job. */
type Declaration<Payload> = {
  /** Room and deed: `fulfillment.dispatch-parcel`. One queue each. */
  name: string;
  /** What earlier releases called it: jobs that wait under such a name are taken over (`take-over-jobs.server.ts`). */
  formerly?: readonly string[];
  payload: z.ZodType<Payload>;
  /** Jobs of this name that answer the same key here run one after the other, whatever process takes them. */
  oneAtATimePer?: (payload: Payload) => string;
  retry: RetryClass;
  /** How many may run side by side in one process; otherwise JOB_CONCURRENCY. */
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
