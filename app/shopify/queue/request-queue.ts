import { createCostBucket } from "./cost-bucket.ts";
import type { ThrottleStatus } from "./cost-bucket.ts";

/** Interactive requests, for which somebody waits, go before those of the background. */
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
  let waking = false;

  function admitNext(): void {
    for (;;) {
      const lane = lanes.interactive.length > 0 ? lanes.interactive : lanes.background;
      const next = lane[0];
      if (!next || underway >= atOnce) return;
      const wait = bucket.waitFor(next.cost, clock.now());
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
    if (waking) return;
    waking = true;
    clock.after(milliseconds, () => {
      waking = false;
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

export type RequestQueue = ReturnType<typeof createRequestQueue>;
