import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import { type CpuTime, cpuTime, perOrder } from "./cpu-time.ts";
import type { FollowedShop } from "./follow-orders.ts";
import { makeTrouble, type Trouble } from "./make-trouble.ts";
import { quantile } from "./quantiles.ts";
import { type Answers, watchAnswers } from "./watch-answers.ts";

export type Burst = Answers & {
  orders: number;
  hopeless: number;
  shipped: number;
  /** Until every order that can go was fulfilled. */
  seconds: number;
  placedToAcceptedMs: { p50: number; p99: number };
  pointsPerOrder: number;
  cpuMsPerOrder: CpuTime | undefined;
  trouble?: Trouble;
  /** Another shop's orders meanwhile, one every two seconds. */
  neighbour: { orders: number; accepted: number; placedToAcceptedMs: { p50: number; p95: number } };
};

const PATIENCE_MS = 20 * 60_000;
const NEIGHBOUR_EVERY_MS = 2000;

/** Many orders at once, some of which no warehouse can ever ship, and a neighbour who sells a little beside them. */
export async function runBurst(
  sandbox: Sandbox,
  shop: FollowedShop,
  neighbour: FollowedShop,
  { orders, hopeless, trouble }: { orders: number; hopeless: number; trouble: boolean },
): Promise<Burst> {
  const possible = orders - hopeless;
  const pointsBefore = sandbox.pointsSpent();
  const cpuBefore = cpuTime(sandbox.app.pids);
  const before = (await shop.accepted()).size;
  const watched = watchAnswers(sandbox);
  const done = new AbortController();
  const troubled = trouble ? makeTrouble(sandbox, watched.restarting) : undefined;
  const selling = sellNextDoor(neighbour, done.signal);

  const placing = [shop.place({ count: possible, seed: 77 })];
  for (let index = 0; index < hopeless; index += 1)
    placing.push(shop.place({ lines: [{ title: `Made to measure ${index}`, price: 1250, quantity: 1 }] }));
  await Promise.all(placing);
  const { tookMs, shipped } = await shop.untilShipped(before + possible, PATIENCE_MS);
  done.abort();
  const sold = await selling;
  const troubles = await troubled;
  const answers = await watched.stop();

  const waits = [...(await shop.accepted()).values()].slice(before).map(({ waitedMs }) => waitedMs);
  const nextDoor = [...(await neighbour.accepted()).values()].map(({ waitedMs }) => waitedMs);
  return {
    orders,
    hopeless,
    shipped: shipped - before,
    seconds: Math.round(tookMs / 1000),
    placedToAcceptedMs: { p50: quantile(waits, 0.5), p99: quantile(waits, 0.99) },
    pointsPerOrder: Math.round((sandbox.pointsSpent() - pointsBefore) / orders),
    cpuMsPerOrder: perOrder(cpuBefore, cpuTime(sandbox.app.pids), orders),
    ...answers,
    ...(troubles && { trouble: troubles }),
    neighbour: {
      orders: sold,
      accepted: nextDoor.length,
      placedToAcceptedMs: { p50: quantile(nextDoor, 0.5), p95: quantile(nextDoor, 0.95) },
    },
  };
}

async function sellNextDoor(neighbour: FollowedShop, stop: AbortSignal): Promise<number> {
  let sold = 0;
  while (!stop.aborted) {
    await neighbour.place({ count: 1, seed: sold });
    sold += 1;
    await pause(NEIGHBOUR_EVERY_MS);
  }
  return sold;
}
