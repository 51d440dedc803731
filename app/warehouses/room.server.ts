import type { Room } from "#app/platform/room.ts";
import { finishConnectingJob } from "./connecting/finish-connecting-job.server.ts";
import { restoreServices } from "./connecting/restore-services.server.ts";

export const room: Room = {
  name: "warehouses",
  jobs: [finishConnectingJob],
  subscribers: [restoreServices],
};
