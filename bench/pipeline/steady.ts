import { setTimeout as pause } from "node:timers/promises";
import type { Sandbox } from "#sandbox/start-sandbox.ts";
import { type CpuTime, cpuTime, perOrder } from "./cpu-time.ts";
import type { FollowedShop } from "./follow-orders.ts";
import { quantile } from "./quantiles.ts";

export type Steady = {
  orders: number;
  ordersPerSecond: number;
  placedToAcceptedMs: { p50: number; p99: number };
  /** Of Shopify's Admin API, until every order is fulfilled; with what is read in between to keep the copy true. */
  pointsPerOrder: number;
  cpuMsPerOrder: CpuTime | undefined;
};

const PATIENCE_MS = 10 * 60_000;

/** Orders one after the other at an even pace, whatever becomes of those before. */
export async function runSteady(sandbox: Sandbox, shop: FollowedShop, orders: number, perSecond: number): Promise<Steady> {
  const pointsBefore = sandbox.pointsSpent();
  const cpuBefore = cpuTime(sandbox.app.pids);
  const begun = performance.now();
  const placing: Promise<unknown>[] = [];
  for (let index = 0; index < orders; index += 1) {
    await pause(Math.max(0, begun + (index * 1000) / perSecond - performance.now()));
    placing.push(shop.place({ count: 1, seed: index }));
  }
  await Promise.all(placing);
  const { shipped } = await shop.untilShipped(orders, PATIENCE_MS);
  if (shipped < orders) throw new Error(`${shipped} of ${orders} orders were fulfilled after ${PATIENCE_MS / 1000} seconds`);

  const all = [...(await shop.accepted()).values()];
  const waits = all.map(({ waitedMs }) => waitedMs);
  const first = Math.min(...all.map(({ placedAt }) => placedAt));
  const last = Math.max(...all.map(({ placedAt, waitedMs }) => placedAt + waitedMs));
  return {
    orders,
    ordersPerSecond: Math.round((all.length / (last - first)) * 10_000) / 10,
    placedToAcceptedMs: { p50: quantile(waits, 0.5), p99: quantile(waits, 0.99) },
    pointsPerOrder: Math.round((sandbox.pointsSpent() - pointsBefore) / orders),
    cpuMsPerOrder: perOrder(cpuBefore, cpuTime(sandbox.app.pids), orders),
  };
}
