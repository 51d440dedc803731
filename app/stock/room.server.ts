import type { Room } from "#app/platform/room.ts";
import { pushStockJob } from "./push-stock-job.server.ts";

export const room: Room = {
  name: "stock",
  jobs: [pushStockJob],
};
