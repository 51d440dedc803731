import type { Room } from "#app/platform/room.ts";
import { warehouses } from "./messages.ts";
import { restoreServices } from "./connecting/restore-services.server.ts";

export const room: Room = {
  name: "warehouses",
  messages: warehouses,
  subscribers: [restoreServices],
};
