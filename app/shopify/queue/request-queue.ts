import { createCostBucket } from "./cost-bucket.ts";
import type { ThrottleStatus } from "./cost-bucket.ts";

/** Interactive requests, for which somebody waits, go before those of the background, which leave a quarter of the bucket to them. */
export type Lane = "interactive" | "background";

export type QueueClock = { now(): number; after(milliseconds: number, wake: () => void): void };

/** Leave to send one request. `leave` must be called once its answer, or its failure, is there. */
export type Turn = { leave(status?: ThrottleStatus): void };

/**
 * One shop's line in front of the Admin API: who enters gets a turn when the bucket holds the request's cost, and never earlier.
 * First come, first served within a lane. At most `atOnce` requests are under way.
 */
export function createRequestQueue(clock: QueueClock, atOnce = 12) {
  const bucket = createCostBucket(clock.now());
  const lanes: Record<Lane, { cost: number; admit: (turn: Turn) => void }[]> = { interactive: [], background: [] };
  let underway = 0;
  /** When the next alarm rings: somebody may need an earlier one than who came before. */
  let wakingAt = Infinity;

  function admitNext(): void {
    for (;;) {
      const isInteractive = lanes.interactive.length > 0;
      const lane = isInteractive ? lanes.interactive : lanes.background;
      const next = lane[0];
      if (!next || underway >= atOnce) return;
      const wait = bucket.waitFor(next.cost, clock.now(), isInteractive ? 0 : LEFT_TO_OTHERS);
      if (wait > 0) return wakeAfter(wait);
      lane.shift();
      underway += 1;
      bucket.take(next.cost);
      next.admit({ leave: (status) => leave(next.cost, status) });
    }
  }

  function leave(cost: number, status?: ThrottleStatus): void {
    underway -= 1;
    bucket.giveBack(cost, clock.now(), status);
    admitNext();
  }

  function wakeAfter(milliseconds: number): void {
    const at = clock.now() + milliseconds;
    if (at >= wakingAt) return;
    wakingAt = at;
    clock.after(milliseconds, () => {
      if (wakingAt === at) wakingAt = Infinity;
      admitNext();
    });
  }

  return {
    enter(cost: number, lane: Lane): Promise<Turn> {
      return new Promise((admit) => {
        lanes[lane].push({ cost, admit });
        admitNext();
      });
    },
  };
}

/** Another process, and who comes next in this one, finds so much of the bucket whatever an import asks for. */
const LEFT_TO_OTHERS = 0.25;

export type RequestQueue = ReturnType<typeof createRequestQueue>;
