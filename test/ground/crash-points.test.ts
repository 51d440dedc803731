import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { openEffect } from "#app/platform/effects/effect.server.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { openQueues } from "#app/platform/jobs/open-queues.server.ts";
import { crashPoint, type CrashPoint } from "#app/platform/crash-point.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { aShop } from "#test/support/a-shop.ts";
import { eventually } from "#test/support/eventually.ts";
import { allKindsOfWork } from "./all-kinds-of-work.ts";

/** Runs a process that dies at that place; what it said before. */
async function dieAt(place: CrashPoint, shopId: number): Promise<unknown[]> {
  const env = { ...process.env, WAYBILL_CRASH_AT: place };
  const child = fork(new URL("./run-to-a-crash.ts", import.meta.url), [String(shopId)], { execArgv: [], env });
  const said: unknown[] = [];
  child.on("message", (what) => said.push(what));
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
  return said;
}

test("a process that dies between an effect and its record leaves it in doubt: the next one asks first", async () => {
  const shop = await aShop();
  expect(await dieAt("effect.made", shop.id)).toEqual([]);
  expect(await openEffect(shop, "parcel.dispatch", "crash", "WB-9")).toMatchObject({ settled: false, isRetry: true });
});

test("a job whose process dies before it is begun is done by the next one", async () => {
  const shop = await aShop();
  const done: string[] = [];
  const { rooms, keyed } = allKindsOfWork((kind) => Promise.resolve(void done.push(kind)));
  const boss = await openQueues(rooms.jobs, rooms.schedules, { works: false });
  await enqueueNow(shop, keyed, { key: "x" });
  expect(await dieAt("job.claimed", shop.id)).toEqual([]);
  const successor = await startWorker(rooms, { works: true });
  await eventually(() => done.includes("keyed x"));
  await successor.stop(1000);
  await boss.stop({ graceful: false });
});

test("nobody dies who was not told to", () => {
  crashPoint("job.claimed");
  crashPoint("effect.made");
});
