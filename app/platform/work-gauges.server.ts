import { Gauge } from "prom-client";
import { z } from "zod";
import { pool } from "./db/pool.server.ts";
import { deadQueue } from "./jobs/open-queues.server.ts";
import { metrics } from "./metrics.server.ts";

const Events = z.array(z.object({ subscriber: z.string(), waiting: z.number(), oldest: z.number(), parked: z.number() }));
const Queues = z.array(z.object({ name: z.string(), waiting: z.number(), oldest: z.number() }));

/** Gauges of the work that waits, read from the database whenever `/metrics` is. */
export function registerWorkGauges(): void {
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers: [metrics] });

  const eventsOldest = gauge("waybill_events_oldest_seconds", "Age of the oldest event that a subscriber has not applied", ["subscriber"]);
  const eventsParked = gauge("waybill_events_parked", "Events that a subscriber could not apply after its last attempt", ["subscriber"]);
  new Gauge({
    name: "waybill_events_waiting",
    help: "Events that a subscriber has not applied yet",
    labelNames: ["subscriber"],
    registers: [metrics],
    async collect() {
      const { rows } = await pool.query(`
        SELECT subscriber, count(e.id) FILTER (WHERE d."parkedAt" IS NULL)::int AS waiting,
               coalesce(extract(epoch FROM now() - min(e."receivedAt") FILTER (WHERE d."parkedAt" IS NULL)), 0)::float8 AS oldest,
               count(e.id) FILTER (WHERE d."parkedAt" IS NOT NULL)::int AS parked
          FROM (SELECT DISTINCT subscriber FROM event_subscription) s
          FULL JOIN event_delivery d USING (subscriber)
          LEFT JOIN event e ON e."shopId" = d."shopId" AND e.id = d."eventId"
         GROUP BY subscriber`);
      for (const one of [this, eventsOldest, eventsParked]) one.reset();
      for (const { subscriber, waiting, oldest, parked } of Events.parse(rows)) {
        this.set({ subscriber }, waiting);
        eventsOldest.set({ subscriber }, oldest);
        eventsParked.set({ subscriber }, parked);
      }
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
      this.set(pool.waitingCount + pool.waitingForShare);
    },
  });
}
