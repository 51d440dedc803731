import { env } from "./env.server.ts";
import { drainEvents } from "./events/drain-events.server.ts";
import type { Subscriber } from "./events/subscriber.ts";
import { syncSubscriptions } from "./events/sync-subscriptions.server.ts";
import { followClock } from "./jobs/follow-clock.server.ts";
import type { RegisteredJob, Schedule } from "./jobs/job.ts";
import { openQueues } from "./jobs/open-queues.server.ts";
import { queueOfJob } from "./jobs/run-job.server.ts";
import { askForRuns, queueOfSchedule } from "./jobs/run-schedules.server.ts";
import { workOnQueues } from "./jobs/work-on-queues.server.ts";

/** Events that come in swarms are read together: this many hands of one subscriber take what one query can ask about. */
const SWARM_CONCURRENCY = 50;

/** All that the rooms do by themselves. */
export type Rooms = { jobs: readonly RegisteredJob[]; subscribers: readonly Subscriber[]; schedules: readonly Schedule[] };

/**
 * Starts what this process does by itself: the queues and subscriptions in any case, so that jobs can be put there and events
 * published; the work on jobs, events and schedules when `works`. Stopping lets what is in hand be finished, for at most so long.
 */
export async function startWorker(rooms: Rooms, { works }: { works: boolean }): Promise<{ stop: (graceMs: number) => Promise<void> }> {
  await syncSubscriptions(rooms.subscribers);
  const boss = await openQueues(rooms.jobs, rooms.schedules, { works });
  if (!works) {
    await boss.stop({ graceful: false });
    return { stop: () => Promise.resolve() };
  }

  const work = workOnQueues(boss, [...rooms.jobs.map(queueOfJob), ...rooms.schedules.map(queueOfSchedule)]);
  const stopSchedules = askForRuns(boss, rooms.schedules);
  const stopFollowing = followClock();
  const drains = [drainEvents(rooms.subscribers, env.INBOX_CONCURRENCY), drainEvents(rooms.subscribers, SWARM_CONCURRENCY, false)];

  return {
    async stop(graceMs) {
      stopSchedules();
      stopFollowing();
      await Promise.all([...drains, work].map((each) => each.stop(graceMs)));
      await boss.stop({ graceful: false });
    },
  };
}
