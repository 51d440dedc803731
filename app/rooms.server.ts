import * as fulfillment from "./fulfillment/jobs.server.ts";
import type { Rooms } from "./platform/start-worker.server.ts";

const all = [fulfillment];

/** Everything that the rooms do by themselves: their jobs, what they make of events from outside, their periodic work. */
export const rooms: Rooms = {
  jobs: all.flatMap((room) => room.jobs),
  inboxHandlers: all.flatMap((room) => room.inboxHandlers),
  schedules: all.flatMap((room) => room.schedules),
};
