import { readQuery } from "../read-query.ts";
import type { ShipBobOrder } from "../shipbob-order.ts";
import type { ShipBobState } from "../shipbob-state.ts";

/** Orders by the filters of ShipBob's order list. Those by tracking find only orders that have some. */
export function findOrders(query: URLSearchParams, state: Pick<ShipBobState, "orders" | "ordersByReference">): ShipBobOrder[] {
  const read = readQuery(query);
  const ids = read.numbers("IDs");
  const references = read.list("ReferenceIds");
  /** Whether a time lies between what the two filters say; without them any does, also none. */
  const within = (name: string) => {
    const [start, end] = [read.time(`${name}StartDate`), read.time(`${name}EndDate`)];
    return (at: string | undefined) => {
      if (start === undefined && end === undefined) return true;
      const time = at === undefined ? Number.NaN : Date.parse(at);
      return !Number.isNaN(time) && (start === undefined || time > start) && (end === undefined || time < end);
    };
  };
  const [isTracked, isUploaded] = [read.asks("HasTracking"), read.asks("IsTrackingUploaded")];
  const [made, changed, scanned] = [within(""), within("LastUpdate"), within("LastTrackingUpdate")];

  const candidates = references
    ? references.flatMap((reference) => state.ordersByReference.get(reference) ?? [])
    : [...state.orders.values()];
  return candidates.filter((order) => {
    const { shipments } = order;
    return (
      (!ids || ids.includes(order.id)) &&
      made(order.createdAt) &&
      changed(latest([order.createdAt, ...shipments.map(({ updatedAt }) => updatedAt)])) &&
      scanned(latest(shipments.flatMap(({ history }) => history[0]?.at ?? []))) &&
      isTracked(shipments.some(({ tracking }) => tracking !== null)) &&
      isUploaded(shipments.length > 0 && shipments.every(({ trackingUploaded }) => trackingUploaded))
    );
  });
}

const latest = (times: string[]): string | undefined => times.toSorted().at(-1);
