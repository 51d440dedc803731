import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { forgetOldRuns } from "./actions/run-once.server.ts";
import { flow } from "./messages.ts";
import { hearOfHappenings } from "./triggers/hear-of-happenings.server.ts";
import { tellFlowJob } from "./triggers/tell-flow.server.ts";

export const room: Room = {
  name: "flow",
  jobs: [tellFlowJob],
  subscribers: hearOfHappenings,
  schedules: [everyShop({ name: "flow.forget-old-runs", everySeconds: 24 * 3600, run: forgetOldRuns })],
  messages: flow,
};
