import type { Room } from "#app/platform/room.ts";
import { restoreServices } from "./connecting/restore-services.server.ts";

export const room: Room = {
  name: "warehouses",
  subscribers: [restoreServices],
};
