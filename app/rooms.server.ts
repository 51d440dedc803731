import * as catalog from "./catalog/room.server.ts";
import * as customers from "./customers/room.server.ts";
import * as fulfillment from "./fulfillment/room.server.ts";
import * as inventory from "./inventory/room.server.ts";
import * as orders from "./orders/room.server.ts";
import * as platform from "./platform/room.server.ts";
import type { Rooms } from "./platform/start-worker.server.ts";
import * as shopify from "./shopify/room.server.ts";
import * as stock from "./stock/room.server.ts";
import * as warehouses from "./warehouses/room.server.ts";

const all: readonly Rooms[] = [platform, shopify, orders, catalog, inventory, customers, warehouses, stock, fulfillment];

/** Everything that the rooms do by themselves: their jobs, what they make of events, their periodic work. */
export const rooms: Rooms = {
  jobs: all.flatMap((room) => room.jobs),
  subscribers: all.flatMap((room) => room.subscribers),
  schedules: all.flatMap((room) => room.schedules),
};
