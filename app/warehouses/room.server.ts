import type { Room } from "#app/platform/room.ts";
import { warehouses } from "./messages.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import { readServicesOfAll } from "./services/read-services.server.ts";
import { restoreServices } from "./connecting/restore-services.server.ts";

export const room: Room = {
  name: "warehouses",
  messages: warehouses,
  subscribers: [restoreServices],
  schedules: [everyShop({ name: "warehouses.read-services", everySeconds: 3600, run: readServicesOfAll })],
};
