import { Gauge } from "prom-client";
import { z } from "zod";
import { pool } from "./db/pool.server.ts";
import { deadQueue } from "./jobs/open-queues.server.ts";
import { metrics } from "./metrics.server.ts";

const Inbox = z.tuple([z.object({ waiting: z.number(), oldest: z.number(), failed: z.number() })]);
const Queues = z.array(z.object({ name: z.string(), waiting: z.number(), oldest: z.number() }));

/** Gauges of the work that waits, read from the database whenever `/metrics` is. */
export function registerWorkGauges(): void {
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers: [metrics] });

  const inboxOldest = gauge("waybill_inbox_oldest_seconds", "Age of the oldest event that is not applied");
  const inboxFailed = gauge("waybill_inbox_failed", "Events given up");
  new Gauge({
    name: "waybill_inbox_waiting",
    help: "Events that are not applied yet",
    registers: [metrics],
    async collect() {
      const { rows } = await pool.query(`
        SELECT count(*) FILTER (WHERE "failedAt" IS NULL)::int AS waiting,
               coalesce(extract(epoch FROM now() - min("receivedAt") FILTER (WHERE "failedAt" IS NULL)), 0)::float8 AS oldest,
               count(*) FILTER (WHERE "failedAt" IS NOT NULL)::int AS failed
          FROM inbox_event WHERE "appliedAt" IS NULL`);
      const [inbox] = Inbox.parse(rows);
      this.set(inbox.waiting);
      inboxOldest.set(inbox.oldest);
      inboxFailed.set(inbox.failed);
    },
  });

  const jobsOldest = gauge("waybill_jobs_oldest_seconds", "How long the oldest due job of a queue has waited", ["job"]);
  const dead = gauge("waybill_jobs_dead", "Jobs that failed for the last time");
  new Gauge({
    name: "waybill_jobs_waiting",
    help: "Jobs of a queue that are due and not started",
    labelNames: ["job"],
    registers: [metrics],
    async collect() {
      const { rows } = await pool.query(`
        SELECT q.name, count(j.id)::int AS waiting, coalesce(extract(epoch FROM now() - min(j.start_after)), 0)::float8 AS oldest
          FROM pgboss.queue q
          LEFT JOIN pgboss.job_common j ON j.name = q.name AND j.state < 'active' AND j.start_after <= now()
         GROUP BY q.name`);
      for (const { name, waiting, oldest } of Queues.parse(rows)) {
        if (name === deadQueue) dead.set(waiting);
        else {
          this.set({ job: name }, waiting);
          jobsOldest.set({ job: name }, oldest);
        }
      }
    },
  });

  new Gauge({
    name: "waybill_pool_waiting",
    help: "Requests that wait for a database connection",
    registers: [metrics],
    collect() {
      this.set(pool.waitingCount);
    },
  });
}
