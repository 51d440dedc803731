import { createHash } from "node:crypto";
import type { Message } from "#app/platform/messages/message.ts";
import { warehouses } from "../messages.ts";
import { WarehouseFault } from "../warehouse-fault.ts";

/**
 * Whose turn it is to call an account that allows so many requests in any minute.
 *
 * Writes go first, and reads never spend more than half of the budget, so that reading a large catalogue never delays an order. What the provider says of the
 * budget (calls left, how long to wait) is believed over our own count: other processes may spend from it too.
 */
export type RequestPace = {
  /** Resolves when the request may be made. Throws a `rate-limited` fault when that would take longer than `patienceMs`. */
  turn(kind: "read" | "write", patienceMs: number): Promise<void>;
  /** Of an answer: how many calls the provider says are left. */
  left(calls: number): void;
  /** Of a refusal: nobody calls for so long. */
  wait(seconds: number): void;
};

type Waiting = { kind: "read" | "write"; go: () => void };

/** A minute, and a little for the way there: the provider counts when a request arrives. */
const windowMs = 61_000;

const paces = new Map<string, RequestPace>();

/** The pace that all connections of this process to one account of a provider share. */
export function paceOfAccount(provider: { kind: string; label: Message; requestsPerMinute: number }, credentials: unknown): RequestPace {
  const account = createHash("sha256").update(JSON.stringify(credentials)).digest("hex");
  const key = `${provider.kind} ${account}`;
  const known = paces.get(key);
  if (known) return known;
  const pace = createRequestPace(provider.requestsPerMinute, provider.label);
  paces.set(key, pace);
  return pace;
}

export function createRequestPace(requestsPerMinute: number, label = warehouses.message("the-warehouse")): RequestPace {
  const readsPerMinute = Math.floor(requestsPerMinute / 2);
  let spent: { at: number; kind: "read" | "write" | "unseen" }[] = [];
  let pausedUntil = 0;
  let queue: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  // Not the time of day: how long ago is all that matters here.
  const elapsed = () => performance.now();

  const pump = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = elapsed();
    spent = spent.filter(({ at }) => at > now - windowMs);
    while (now >= pausedUntil) {
      const next = queue.find(({ kind }) => kind === "write") ?? queue[0];
      if (!next || spent.length >= requestsPerMinute) break;
      if (next.kind === "read" && spent.filter(({ kind }) => kind === "read").length >= readsPerMinute) break;
      queue = queue.filter((waiting) => waiting !== next);
      spent.push({ at: now, kind: next.kind });
      next.go();
    }
    if (queue.length === 0) return;
    const wakeAt = Math.max(pausedUntil, now < pausedUntil ? 0 : (spent[0]?.at ?? now) + windowMs);
    timer = setTimeout(pump, Math.max(1, wakeAt - now));
  };

  return {
    turn: (kind, patienceMs) =>
      new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => {
          queue = queue.filter((other) => other !== waiting);
          const seconds = Math.ceil((Math.max(pausedUntil, (spent[0]?.at ?? 0) + windowMs) - elapsed()) / 1000);
          reject(
            new WarehouseFault("rate-limited", warehouses.message("too-many-requests", { provider: label }), {
              retryAfterSeconds: Math.max(1, seconds),
            }),
          );
        }, patienceMs);
        const waiting: Waiting = {
          kind,
          go() {
            clearTimeout(giveUp);
            resolve();
          },
        };
        queue.push(waiting);
        pump();
      }),
    left(calls) {
      const now = elapsed();
      const unseen = requestsPerMinute - calls - spent.filter(({ at }) => at > now - windowMs).length;
      for (let index = 0; index < unseen; index += 1) spent.push({ at: now, kind: "unseen" });
    },
    wait(seconds) {
      pausedUntil = Math.max(pausedUntil, elapsed() + seconds * 1000);
      pump();
    },
  };
}
