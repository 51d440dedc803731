import { fork } from "node:child_process";
import { expect, test } from "vitest";
import { pool } from "#app/platform/db/pool.server.ts";
import { storeEvent } from "#app/platform/events/store-event.server.ts";
import { syncSubscriptions } from "#app/platform/events/sync-subscriptions.server.ts";
import { enqueueNow } from "#app/platform/jobs/enqueue.server.ts";
import { openQueues } from "#app/platform/jobs/open-queues.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { aShop } from "#test/support/a-shop.ts";
import { eventually } from "#test/support/eventually.ts";
import { allKindsOfWork } from "./all-kinds-of-work.ts";
import { anEvent } from "./an-event.ts";

/** What a merchant may have to wait for after a worker was killed: the bar of the product. */
const RESUMES_WITHIN_MS = 30_000;

test("all that a worker had in hand when it was killed goes on within half a minute, and what waited behind it too", async () => {
  const shop = await aShop();
  const goneOn: string[] = [];
  const { rooms, keyed, loose, once } = allKindsOfWork((kind) => Promise.resolve(void goneOn.push(kind)));
  await syncSubscriptions(rooms.subscribers);
  const boss = await openQueues(rooms.jobs, rooms.schedules, { works: false });
  await enqueueNow(shop, keyed, { key: "a" });
  await enqueueNow(shop, keyed, { key: "tried often" });
  await pool.query(`UPDATE pgboss.job SET retry_count = 9, started_on = now() WHERE singleton_key LIKE '%tried often'`);
  await enqueueNow(shop, loose, { key: "b" });
  await enqueueNow(shop, once, { key: "c" });
  await storeEvent(anEvent(shop, { entityKey: "d" }));

  const child = fork(new URL("./run-hanging-worker.ts", import.meta.url), { execArgv: [] });
  const begun: unknown[] = [];
  child.on("message", (kind) => begun.push(kind));
  const inHand = ["keyed a", "keyed tried often", "loose b", "once c", "urgent d", "swarm d", "hourly"];
  await eventually(() => inHand.every((kind) => begun.includes(kind)));
  await enqueueNow(shop, keyed, { key: "a" });
  await storeEvent(anEvent(shop, { entityKey: "d" }));
  child.kill("SIGKILL");
  const killedAt = performance.now();

  const successor = await startWorker(rooms, { works: true });
  const expected = [...inHand, "keyed a", "urgent d"];
  await eventually(() => isAmong(expected, goneOn), { withinMs: RESUMES_WITHIN_MS - (performance.now() - killedAt) });
  await successor.stop(1000);
  await boss.stop({ graceful: false });
  expect(goneOn.filter((kind) => kind === "hourly")).toHaveLength(1);
});

/** Whether each of these was said, as often as it stands there. */
function isAmong(wanted: readonly string[], said: readonly string[]): boolean {
  const count = (list: readonly string[], kind: string) => list.filter((one) => one === kind).length;
  return wanted.every((kind) => count(said, kind) >= count(wanted, kind));
}
