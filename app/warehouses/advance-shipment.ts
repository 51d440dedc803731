import type { TrackingEvent, WarehouseShipment } from "./warehouse-connection.ts";

/**
 * What is known of a shipment after hearing of it again.
 *
 * News may come twice, late and in any order: a parcel that left never goes back to the shelf, a delivered one stays delivered, what was
 * learnt (tracking number, events, lines) is never forgotten. While it has not left, the newest word wins: a hold is put and lifted.
 */
export function advanceShipment(known: WarehouseShipment | undefined, heard: WarehouseShipment): WarehouseShipment {
  const events = mergeEvents(known?.events ?? [], heard.events);
  const status = laterStatus(known?.status, heard.status, events);
  return {
    warehouseShipmentId: heard.warehouseShipmentId,
    status,
    problem: status === heard.status ? heard.problem : (known?.problem ?? null),
    lines: heard.lines.length > 0 ? heard.lines : (known?.lines ?? []),
    carrier: heard.carrier ?? known?.carrier ?? null,
    trackingNumber: heard.trackingNumber ?? known?.trackingNumber ?? null,
    trackingUrl: heard.trackingUrl ?? known?.trackingUrl ?? null,
    shippedAt: known?.shippedAt ?? heard.shippedAt,
    deliveredAt: known?.deliveredAt ?? heard.deliveredAt,
    events,
  };
}

/** How far a parcel went. A warehouse may call off what lies on its shelf; what it shipped after all, it shipped. */
const distance = { processing: 0, "on-hold": 0, exception: 0, cancelled: 1, shipped: 2, delivered: 3 } as const;

function laterStatus(
  known: WarehouseShipment["status"] | undefined,
  heard: WarehouseShipment["status"],
  events: readonly TrackingEvent[],
): WarehouseShipment["status"] {
  if (events.some((event) => event.status === "DELIVERED")) return "delivered";
  return known === undefined || distance[heard] >= distance[known] ? heard : known;
}

function mergeEvents(known: readonly TrackingEvent[], heard: readonly TrackingEvent[]): readonly TrackingEvent[] {
  const byMoment = new Map<string, TrackingEvent>();
  for (const event of [...known, ...heard]) byMoment.set(`${event.happenedAt} ${event.status}`, event);
  return [...byMoment.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
}
