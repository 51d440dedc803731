import type { Room } from "#app/platform/room.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import { buildNeighboursWhenDue } from "./recommender/build-neighbours.server.ts";
import { countChangedOrder, takeBackGoneOrder } from "./recommender/count-orders.server.ts";

export const room: Room = {
  name: "offers",
  subscribers: [countChangedOrder, takeBackGoneOrder],
  schedules: [everyShop({ name: "offers.build-neighbours", everySeconds: 3600, run: buildNeighboursWhenDue })],
};
