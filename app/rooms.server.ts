import * as catalog from "./catalog/jobs.server.ts";
import * as customers from "./customers/jobs.server.ts";
import * as fulfillment from "./fulfillment/jobs.server.ts";
import * as inventory from "./inventory/jobs.server.ts";
import * as orders from "./orders/jobs.server.ts";
import * as platform from "./platform/jobs.server.ts";
import type { Rooms } from "./platform/start-worker.server.ts";
import * as shopify from "./shopify/jobs.server.ts";
import * as warehouses from "./warehouses/jobs.server.ts";

const all: readonly Rooms[] = [platform, shopify, orders, catalog, inventory, customers, warehouses, fulfillment];

/** Everything that the rooms do by themselves: their jobs, what they make of events from outside, their periodic work. */
export const rooms: Rooms = {
  jobs: all.flatMap((room) => room.jobs),
  inboxHandlers: all.flatMap((room) => room.inboxHandlers),
  schedules: all.flatMap((room) => room.schedules),
};
