import { createHash } from "node:crypto";
import type { Message } from "#app/platform/messages/message.ts";
import { warehouses } from "../messages.ts";
import { WarehouseFault } from "../warehouse-fault.ts";

/**
 * Whose turn it is to call an account that allows so many requests in any minute.
 *
 * Writes go first, and reads never spend more than half of the budget, so that reading a large catalogue never delays an order; while orders
 * wait for their turn, reads are left a twentieth. What the provider says of the budget (calls left, how long to wait) is believed over our
 * own count: other processes may spend from it too.
 */
export type RequestPace = {
  /**
   * In how many milliseconds somebody has the turn to write; 0: now. Whoever is told to wait has the turn that comes free then, if they ask
   * again about when it does: nobody has to stand in line for it. `whose` is what they want to write about.
   */
  keepTurn(whose: string): number;
  /** Resolves when the request may be made. Throws a `rate-limited` fault when that would take longer than `patienceMs`, at once where that is plain. */
  turn(kind: "read" | "write", patienceMs: number): Promise<void>;
  /** Of an answer: how many calls the provider says are left. */
  left(calls: number): void;
  /** Of a refusal: nobody calls for so long. */
  wait(seconds: number): void;
};

type Waiting = { kind: "read" | "write"; go: () => void };

/** A turn that was promised, and from `at` on is given. */
type KeptTurn = { whose: string; at: number };

/** A minute, and a little for the way there: the provider counts when a request arrives. */
const windowMs = 60_500;
/** A kept turn that nobody has come for after so long is anybody's. */
const keptForMs = 10_000;

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
  const readsBesideWrites = Math.max(1, Math.floor(requestsPerMinute / 20));
  let kept: KeptTurn[] = [];
  let spent: { at: number; kind: "read" | "write" | "unseen" }[] = [];
  let pausedUntil = 0;
  let queue: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  // Not the time of day: how long ago is all that matters here.
  const elapsed = () => performance.now();

  const forgetOld = (now: number) => {
    spent = spent.filter(({ at }) => at > now - windowMs);
    kept = kept.filter(({ at }) => at > now - keptForMs);
  };

  const pump = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = elapsed();
    forgetOld(now);
    while (now >= pausedUntil) {
      const next = queue.find(({ kind }) => kind === "write") ?? queue[0];
      if (!next || spent.length >= requestsPerMinute) break;
      const reads = kept.some(({ at }) => at > now) ? readsBesideWrites : readsPerMinute;
      if (next.kind === "read" && spent.filter(({ kind }) => kind === "read").length >= reads) break;
      queue = without(queue, next);
      spent.push({ at: now, kind: next.kind });
      const given = next.kind === "write" ? kept.find(({ at }) => at <= now) : undefined;
      if (given) kept = without(kept, given);
      next.go();
    }
    if (queue.length === 0) return;
    const lastKept = Math.max(0, ...kept.map(({ at }) => at));
    const nextFree = Math.min((spent[0]?.at ?? now) + windowMs, lastKept > now ? lastKept : Infinity);
    const wakeAt = Math.max(pausedUntil, now < pausedUntil ? 0 : nextFree);
    timer = setTimeout(pump, Math.max(1, wakeAt - now));
  };

  /** For how many milliseconds whoever is next has to wait at least. */
  const shortestWait = (now: number) =>
    Math.max(0, pausedUntil - now, spent.length < requestsPerMinute ? 0 : (spent[0]?.at ?? now) + windowMs - now);
  const refusal = () => {
    const retryAfterSeconds = Math.max(1, Math.ceil(shortestWait(elapsed()) / 1000));
    return new WarehouseFault("rate-limited", warehouses.message("too-many-requests", { provider: label }), { retryAfterSeconds });
  };

  return {
    turn: (kind, patienceMs) =>
      new Promise((resolve, reject) => {
        if (shortestWait(elapsed()) > patienceMs) {
          reject(refusal());
          return;
        }
        const giveUp = setTimeout(() => {
          queue = without(queue, waiting);
          reject(refusal());
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
    keepTurn(whose) {
      if (requestsPerMinute === Number.POSITIVE_INFINITY) return 0;
      const now = elapsed();
      forgetOld(now);
      const mine = kept.find((turn) => turn.whose === whose);
      if (mine) return Math.max(0, mine.at - now, pausedUntil - now);
      const writes = Math.max(1, requestsPerMinute - readsBesideWrites);
      const turns = [...spent, ...kept].map(({ at }) => at).toSorted((a, b) => a - b);
      const lastBefore = turns[turns.length - writes];
      const at = Math.max(now, pausedUntil, lastBefore === undefined ? now : lastBefore + windowMs);
      kept.push({ whose, at });
      return at - now;
    },
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

const without = <Item>(items: readonly Item[], one: Item): Item[] => items.filter((item) => item !== one);
