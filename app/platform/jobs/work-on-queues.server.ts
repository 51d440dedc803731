import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import { crashPoint } from "../crash-point.server.ts";
import { isDatabaseAway } from "../db/database-health.server.ts";
import { isConnectionFault } from "../db/is-connection-fault.ts";
import { listenTo } from "../events/listen-to.server.ts";
import { log } from "../log.server.ts";
import {
  claimJobs,
  completeJobs,
  freeLostJobs,
  LEASE_SECONDS,
  putBackJobs,
  putOffJob,
  renewJobs,
  type TakenJob,
} from "./claim-jobs.server.ts";
import { createFairHands } from "../fair-hands.ts";
import { NotNow } from "./not-now.ts";
import { writeTogether } from "../write-together.ts";

/** A queue of pg-boss and what is done with its jobs. */
export type WorkedQueue = {
  name: string;
  /** Jobs of one shop side by side in this process; twice as many of all shops. */
  concurrency: number;
  /** Does the work; rejects when it is to be tried again. */
  run: (taken: TakenJob) => Promise<void>;
};

export type QueueWork = {
  /** Takes nothing more, waits for what is in hand at most so long, and puts back what is not done by then. */
  stop: (graceMs: number) => Promise<void>;
};

/** What is not announced (a retry that falls due, a job that another process had put back) is looked for so often. */
const LOOK_ANYWAY_MS = 1000;
/** To look costs as much as many a job: when much comes, what comes within so long is claimed together. */
const BETWEEN_LOOKS_MS = 15;
const BETWEEN_WRITES_MS = 10;
const FREE_LOST_MS = 2000;
const AGAIN_MS = 500;

/** The channel on which pg-boss and `enqueue_job` name the queue that a job has come to. */
const CHANNEL = `pgboss_${createHash("sha224").update("pgboss").digest("hex").slice(0, 24)}`;

/**
 * Works on queues until it is stopped: takes jobs as they come, shop by shop in turn, side by side as far as their keys and the hands allow,
 * and takes over what was in the hands of a process that died. Any number of processes may.
 */
export function workOnQueues(boss: PgBoss, queues: readonly WorkedQueue[]): QueueWork {
  const names = queues.map(({ name }) => name);
  const known = new Map(queues.map((queue) => [queue.name, { ...queue, hands: createFairHands<number>(queue.concurrency * 2) }]));
  const inHand = new Map<TakenJob, Promise<void>>();
  const asked = new Set<string>();
  let looking = false;
  let stopped = false;

  const look = (wanted: readonly string[]) => {
    for (const name of wanted) if (known.has(name)) asked.add(name);
    // What is asked for while the database is away is looked for when it is back.
    if (looking || stopped || isDatabaseAway()) return;
    looking = true;
    void takeWhatIsDue()
      .catch((error: unknown) => log.warn({ err: error }, "jobs not claimed"))
      .finally(() => (looking = false));
  };

  const takeWhatIsDue = async () => {
    while (asked.size > 0 && !stopped) {
      const open = [...asked].flatMap((name) => {
        const queue = known.get(name);
        return queue && queue.hands.free() > 0 ? [queue] : [];
      });
      asked.clear();
      if (open.length === 0) return;
      const claimed = await claimJobs(
        open.map(({ name, hands }) => ({ queue: name, free: hands.free(), most: hands.most(), held: hands.held() })),
      );
      if (claimed !== "again" && claimed.length > 0) crashPoint("job.claimed");
      if (claimed === "again") open.forEach(({ name }) => asked.add(name));
      else claimed.forEach(begin);
      if (asked.size > 0) await pause(BETWEEN_LOOKS_MS);
    }
  };

  const begin = (taken: TakenJob) => {
    const queue = known.get(taken.queue);
    if (!queue) return;
    queue.hands.take(taken.shopId);
    const work = settle(
      boss,
      taken,
      () => queue.run(taken),
      () => stopped,
    )
      .catch((error: unknown) => log.error({ err: error, job: taken.queue, jobId: taken.id }, "job left to its lease"))
      .finally(() => {
        inHand.delete(taken);
        queue.hands.giveBack(taken.shopId);
        look([queue.name]);
      });
    inHand.set(taken, work);
  };

  const every = (milliseconds: number, what: string, work: () => Promise<void>) =>
    setInterval(() => {
      if (isDatabaseAway()) return;
      work().catch((error: unknown) => log.warn({ err: error }, what));
    }, milliseconds);
  const stopListening = listenTo(CHANNEL, (name) => look(name === undefined ? names : [name]));
  const timers = [
    setInterval(() => look(names), LOOK_ANYWAY_MS),
    every(FREE_LOST_MS, "lost jobs not looked for", async () => look(await freeLostJobs(names))),
    every((LEASE_SECONDS * 1000) / 4, "jobs not renewed", async () => {
      if (inHand.size > 0) await renewJobs([...inHand.keys()]);
    }),
  ];
  look(names);

  return {
    async stop(graceMs) {
      stopped = true;
      timers.forEach(clearInterval);
      await stopListening();
      await Promise.race([Promise.all(inHand.values()), pause(graceMs, undefined, { ref: false })]);
      if (inHand.size > 0) await putBackJobs([...inHand.keys()]);
    },
  };
}

/**
 * Does a job and writes down how that ended. While the database is away that waits: a job that is done and not written down would be done
 * once more.
 */
async function settle(boss: PgBoss, taken: TakenJob, work: () => Promise<void>, isStopped: () => boolean): Promise<void> {
  const ended = await work().then(
    () => () => completeJob(taken),
    (error: unknown) => async () => {
      if (error instanceof NotNow) return putOffJob(taken, error.seconds);
      await boss.fail(
        taken.queue,
        { id: taken.id, retryCount: taken.attempt },
        error instanceof Error ? error : { message: String(error) },
      );
    },
  );
  for (;;) {
    try {
      return await ended();
    } catch (error) {
      if (!isConnectionFault(error) || isStopped()) throw error;
      await pause(AGAIN_MS);
    }
  }
}

const completeJob = writeTogether(completeJobs, BETWEEN_WRITES_MS);
