import { Counter, Histogram } from "prom-client";
import { env } from "../env.server.ts";
import { findShop } from "../find-shop.server.ts";
import { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { metrics } from "../metrics.server.ts";
import type { TakenJob } from "./claim-jobs.server.ts";
import type { RegisteredJob } from "./job.ts";
import { NotNow } from "./not-now.ts";
import type { WorkedQueue } from "./work-on-queues.server.ts";

const seconds = new Histogram({
  name: "waybill_job_seconds",
  help: "How long a job ran",
  labelNames: ["job", "outcome"],
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300],
  registers: [metrics],
});
const skipped = new Counter({
  name: "waybill_jobs_skipped_total",
  help: "Jobs of shops that are gone",
  labelNames: ["job"],
  registers: [metrics],
});

/** A job's queue, and how its jobs are run. */
export function queueOfJob(job: RegisteredJob): WorkedQueue {
  return { name: job.name, concurrency: job.concurrency ?? env.JOB_CONCURRENCY, run: (taken) => runJob(job, taken) };
}

async function runJob(job: RegisteredJob, taken: TakenJob): Promise<void> {
  const shopId = ShopId.parse(taken.shopId);
  const shop = await findShop(shopId);
  if (!shop || !(shop.installed || job.evenUninstalled)) {
    skipped.inc({ job: job.name });
    return;
  }
  const stop = seconds.startTimer({ job: job.name });
  try {
    await job.start(shop, taken.payload);
    stop({ outcome: "done" });
  } catch (error) {
    stop({ outcome: error instanceof NotNow ? "put-off" : "failed" });
    if (error instanceof NotNow) throw error;
    const isLast = taken.attempt >= taken.attempts;
    log[isLast ? "error" : "warn"]({ err: error, job: job.name, jobId: taken.id, shopId, attempt: taken.attempt + 1 }, "job failed");
    throw error;
  }
}
