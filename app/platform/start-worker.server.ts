import { env } from "./env.server.ts";
import { drainInbox } from "./inbox/drain-inbox.server.ts";
import type { InboxHandler } from "./inbox/inbox-handler.ts";
import { followClock } from "./jobs/follow-clock.server.ts";
import type { RegisteredJob } from "./jobs/job.ts";
import { openQueues } from "./jobs/open-queues.server.ts";
import { runSchedules } from "./jobs/run-schedules.server.ts";
import type { Schedule } from "./jobs/schedule.ts";
import { workOnJobs } from "./jobs/work-on-jobs.server.ts";

/** Events that come in swarms are read together: this many hands take what one query can ask about. */
const SWARM_CONCURRENCY = 50;

/** All that the rooms do by themselves. */
export type Rooms = { jobs: readonly RegisteredJob[]; inboxHandlers: readonly InboxHandler[]; schedules: readonly Schedule[] };

/**
 * Starts what this process does by itself: the queues in any case, so that jobs can be put there; the work on jobs, inbox and schedules
 * when `works`. Stopping lets what is in hand be finished, for at most so long.
 */
export async function startWorker(rooms: Rooms, { works }: { works: boolean }): Promise<{ stop: (graceMs: number) => Promise<void> }> {
  const boss = await openQueues(rooms.jobs, rooms.schedules, { works });
  if (!works) {
    await boss.stop({ graceful: false });
    return { stop: () => Promise.resolve() };
  }

  await workOnJobs(boss, rooms.jobs);
  const stopSchedules = await runSchedules(boss, rooms.schedules);
  const stopFollowing = followClock();
  const drains = [drainInbox(rooms.inboxHandlers, env.INBOX_CONCURRENCY), drainInbox(rooms.inboxHandlers, SWARM_CONCURRENCY, false)];

  return {
    async stop(graceMs) {
      stopSchedules();
      stopFollowing();
      await Promise.all([...drains.map((drain) => drain.stop(graceMs)), boss.stop({ graceful: true, timeout: graceMs })]);
    },
  };
}
