import { z } from "zod";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { everyShop, job } from "#app/platform/jobs/job.ts";
import type { Rooms } from "#app/platform/start-worker.server.ts";

export const Key = z.object({ key: z.string() });

/** One of each kind of work, each of which says that it has begun. `run` is what it does then. */
export function allKindsOfWork(run: (kind: string) => Promise<void>) {
  const keyed = job({
    name: "test.keyed",
    payload: Key,
    oneAtATimePer: ({ key }) => key,
    retry: "outside-service",
    run: (_, { key }) => run(`keyed ${key}`),
  });
  const loose = job({ name: "test.loose", payload: Key, retry: "local", run: (_, { key }) => run(`loose ${key}`) });
  const once = job({ name: "test.once", payload: Key, retry: "never", run: (_, { key }) => run(`once ${key}`) });
  const hears = [{ source: "test", topics: ["*"] }];
  const rooms: Rooms = {
    jobs: [keyed, loose, once],
    subscribers: [
      subscriber({ name: "test.urgent", hears, run: (_, { entityKey }) => run(`urgent ${entityKey}`) }),
      subscriber({ name: "test.swarm", hears, urgent: false, together: true, run: (_, [event]) => run(`swarm ${event?.entityKey ?? ""}`) }),
    ],
    schedules: [everyShop({ name: "test.hourly", everySeconds: 3600, run: () => run("hourly") })],
  };
  return { rooms, keyed, loose, once };
}
