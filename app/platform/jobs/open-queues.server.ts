import { PgBoss } from "pg-boss";
import { databaseUrl } from "../db/database-url.server.ts";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { type RegisteredJob, retryPolicy, type Schedule } from "./job.ts";
import { type RenamedQueue, takeOverJobs } from "./take-over-jobs.server.ts";

/** Where a job lands that has failed for the last time. */
export const deadQueue = "dead";

/** The queue of a schedule's runs. */
export function scheduleQueue({ name }: Pick<Schedule, "name">): string {
  return `every.${name}`;
}

/**
 * Opens the queues of these jobs and schedules, making them when they are missing.
 *
 * pg-boss keeps the tables: it throws away what is old and ends what takes too long. Who may take a job is decided by ours
 * (`claim-jobs.server.ts`), which is fair between shops and asks nothing of a cache; what its heartbeat would do is done sooner there.
 */
export async function openQueues(jobs: readonly RegisteredJob[], schedules: readonly Schedule[], options: { works: boolean }) {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    application_name: `waybill ${env.ROLE} queue`,
    max: 3,
    // The tables are made when the schema is (platform/db/install-queue.server.ts), by their owner: we are not theirs.
    migrate: false,
    schedule: false,
    supervise: options.works,
    superviseIntervalSeconds: 60,
    monitorIntervalSeconds: 60,
    maintenanceIntervalSeconds: 300,
    useListenNotify: false,
  });
  boss.on("error", (error) => log.error({ err: error }, "queue error"));
  boss.on("warning", ({ message, data }) => log.warn({ data }, message));
  await boss.start();

  await boss.createQueue(deadQueue, { retentionSeconds: 60 * day, deleteAfterSeconds: 60 * day });
  const common = { heartbeatSeconds: 120, expireInSeconds: day / 4, retentionSeconds: 60 * day, notify: true };
  const queues = [
    ...jobs.map((job) => ({
      name: job.name,
      formerly: job.formerly,
      policy: job.isKeyed ? "singleton" : "standard",
      options: { ...common, ...retryPolicy[job.retry], deadLetter: deadQueue, deleteAfterSeconds: day },
    })),
    ...schedules.map((schedule) => ({
      name: scheduleQueue(schedule),
      formerly: (schedule.formerly ?? []).map((name) => scheduleQueue({ name })),
      policy: "exclusive",
      options: { ...common, ...retryPolicy.never, deleteAfterSeconds: day / 24 },
    })),
  ];
  const existing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const { name, policy, options } of queues) {
    const found = existing.get(name);
    if (!found) await boss.createQueue(name, { policy, ...options });
    else if (found.policy !== policy)
      throw new Error(`The queue ${name} exists as ${found.policy ?? "?"} and cannot become ${policy}: rename the job.`);
    else await boss.updateQueue(name, options);
  }

  const renamed = queues.filter(({ formerly }) => formerly.length > 0);
  await takeOverJobs(renamed, deadQueue);
  if (options.works && renamed.length > 0) boss.once("stopped", takeOverEachMinute(renamed));
  return boss;
}

/** Until the last process of an earlier release has ended, jobs may still come under their former names. Answers how to end it. */
function takeOverEachMinute(renamed: readonly RenamedQueue[]): () => void {
  const again = () =>
    takeOverJobs(renamed, deadQueue).catch((error: unknown) => log.warn({ err: error }, "jobs under former names not taken over"));
  const timer = setInterval(() => void again(), 60_000);
  return () => clearInterval(timer);
}

const day = 86_400;
