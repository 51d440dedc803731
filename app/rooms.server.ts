import { room as alerts } from "./alerts/room.server.ts";
import { room as catalog } from "./catalog/room.server.ts";
import { answerDataRequest } from "./customers/privacy/answer-data-request.server.ts";
import { redactCustomer } from "./customers/privacy/redact-customer.server.ts";
import { room as customers } from "./customers/room.server.ts";
import { room as flow } from "./flow/room.server.ts";
import { room as fulfillment } from "./fulfillment/room.server.ts";
import { room as insights } from "./insights/room.server.ts";
import { room as inventory } from "./inventory/room.server.ts";
import { room as messaging } from "./messaging/room.server.ts";
import { room as offers } from "./offers/room.server.ts";
import { room as orders } from "./orders/room.server.ts";
import { room as packing } from "./packing/room.server.ts";
import { room as parcels } from "./parcels/room.server.ts";
import { room as platform } from "./platform/room.server.ts";
import type { Room } from "./platform/room.ts";
import type { Rooms } from "./platform/start-worker.server.ts";
import { room as recovery } from "./recovery/room.server.ts";
import { room as routing } from "./routing/room.server.ts";
import { room as shopify } from "./shopify/room.server.ts";
import { room as stock } from "./stock/room.server.ts";
import { room as warehouses } from "./warehouses/room.server.ts";

/** Every room, from the ground up: a new one is added in one line. */
export const allRooms: readonly Room[] = [
  platform,
  shopify,
  orders,
  catalog,
  inventory,
  customers,
  messaging,
  warehouses,
  parcels,
  stock,
  routing,
  fulfillment,
  packing,
  offers,
  recovery,
  alerts,
  flow,
  insights,
];

/** Everything that the rooms do by themselves: their jobs, what they make of events, their periodic work. */
export const rooms: Rooms = {
  jobs: allRooms.flatMap(({ jobs = [] }) => jobs),
  subscribers: [
    ...allRooms.flatMap(({ subscribers = [] }) => subscribers),
    // Every room is asked, also those above customers/.
    answerDataRequest(allRooms),
    redactCustomer(allRooms),
  ],
  schedules: allRooms.flatMap(({ schedules = [] }) => schedules),
};
