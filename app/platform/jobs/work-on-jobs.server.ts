import type { PgBoss } from "pg-boss";
import { Counter, Histogram } from "prom-client";
import { z } from "zod";
import { env } from "../env.server.ts";
import { findShop } from "../find-shop.server.ts";
import { ShopId } from "../ids.ts";
import { log } from "../log.server.ts";
import { metrics } from "../metrics.server.ts";
import type { RegisteredJob } from "./job.ts";

const Stored = z.object({ shopId: ShopId, payload: z.unknown() });

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

/** Takes jobs from the queue and runs them, until the queue is stopped. */
export async function workOnJobs(boss: PgBoss, jobs: readonly RegisteredJob[]): Promise<void> {
  for (const job of jobs) {
    const takers = Array.from({ length: job.concurrency ?? env.JOB_CONCURRENCY }, (_, index) => ({ id: "", isFirst: index === 0 }));
    for (const [index, taker] of takers.entries()) {
      taker.id = await boss.work(
        job.name,
        {
          // pg-boss wakes everybody when a job comes. What it does not announce (a retry that falls due) the first one looks for.
          notifyPollingIntervalSeconds: taker.isFirst ? 2 : 60,
          pollingIntervalSeconds: taker.isFirst ? 2 : 60,
          includeMetadata: true,
          ...(job.isKeyed && { groupConcurrency: 1 }),
        },
        async ([taken]) => {
          // Whoever finds a job looks again when it is done, and sends the next one to look meanwhile: a backlog is drained at full
          // strength, an idle queue is asked by one.
          boss.notifyWorker(taker.id);
          const next = takers[index + 1];
          if (next) boss.notifyWorker(next.id);
          if (taken) await runJob(job, taken);
        },
      );
    }
  }
}

async function runJob(job: RegisteredJob, taken: { id: string; data: unknown; retryCount: number; retryLimit: number }): Promise<void> {
  const { shopId, payload } = Stored.parse(taken.data);
  const shop = await findShop(shopId);
  if (!shop || !(shop.installed || job.evenUninstalled)) {
    skipped.inc({ job: job.name });
    return;
  }
  const stop = seconds.startTimer({ job: job.name });
  try {
    await job.start(shop, payload);
    stop({ outcome: "done" });
  } catch (error) {
    stop({ outcome: "failed" });
    const isLast = taken.retryCount >= taken.retryLimit;
    log[isLast ? "error" : "warn"]({ err: error, job: job.name, jobId: taken.id, shopId, attempt: taken.retryCount + 1 }, "job failed");
    throw error;
  }
}
