import { z } from "zod";
import type { TrackingEvent, WarehouseOrderState } from "../../warehouse-connection.ts";
import { callProvider, expectAnswer, type ProviderApi } from "../call-provider.server.ts";
import { shipBobWords } from "./messages.ts";
import { readOrderState } from "./read-order-state.ts";
import { readTrackingEvents, ShipBobTracking } from "./read-tracking-events.ts";
import { ShipBobOrder } from "./shipbob-order.ts";

/** References in one request: its address stays well below what servers refuse. */
const referencesPerCall = 50;
/** ShipBob's own limit. */
const shipmentsPerCall = 25;

/** The orders that ShipBob holds under our references, with the scans of their parcels: one call for 50 orders, one more for 25 parcels on their way. */
export async function findOrders(api: ProviderApi, references: readonly string[]): Promise<readonly WarehouseOrderState[]> {
  const wanted = new Set(references);
  const found: { reference: string; order: ShipBobOrder }[] = [];
  for (const some of chunksOf([...wanted], referencesPerCall)) {
    const query = { ReferenceIds: some.join(","), Limit: "250" };
    const orders = expectAnswer(
      api,
      z.array(ShipBobOrder),
      await callProvider(api, { method: "GET", path: "/order", query }),
      shipBobWords.message("orders"),
    );
    for (const order of orders)
      if (order.reference_id && wanted.has(order.reference_id)) found.push({ reference: order.reference_id, order });
  }

  const travelling = found.flatMap(({ order }) => (order.shipments ?? []).filter(({ tracking }) => tracking?.tracking_number));
  const events = await readScans(
    api,
    travelling.map(({ id }) => id),
  );
  return found.map(({ reference, order }) => readOrderState(reference, order, events));
}

async function readScans(api: ProviderApi, shipmentIds: readonly number[]): Promise<ReadonlyMap<number, readonly TrackingEvent[]>> {
  const events = new Map<number, readonly TrackingEvent[]>();
  for (const some of chunksOf(shipmentIds, shipmentsPerCall)) {
    const reply = await callProvider(api, { method: "GET", path: "/shipments-tracking", query: { ShipmentIds: some.join(",") } });
    // A token without tracking_read still ships: the scans are missing, the shipments are not.
    if (reply.status === 403 || reply.status === 404) return events;
    for (const tracking of expectAnswer(api, z.array(ShipBobTracking), reply, shipBobWords.message("tracking")))
      events.set(tracking.shipment_id, readTrackingEvents(tracking));
  }
  return events;
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
