// A worker of journeys alone, in a process of its own. It counts what it asks of the tables of journeys.
import pg from "pg";
import { room as messaging } from "#app/messaging/room.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { room as recovery } from "#app/recovery/room.server.ts";

let asked = 0;
const query = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const [first] = given;
  const text = typeof first === "string" ? first : (first as { text?: string } | undefined)?.text;
  if (text?.includes("journey")) asked += 1;
  return query.apply(this, given);
} as typeof pg.Client.prototype.query;

// What it plans is sent by others: their queue is there, and nobody works on it here.
await startWorker({ jobs: messaging.jobs ?? [], subscribers: [], schedules: [] }, { works: false });

process.on("message", (said) => {
  if (said === "begin")
    void startWorker({ jobs: recovery.jobs ?? [], subscribers: [], schedules: recovery.schedules ?? [] }, { works: true });
  else process.send?.({ asked, peakRssMiB: Math.round(process.resourceUsage().maxRSS / 1024) });
});
process.send?.({ ready: true });
