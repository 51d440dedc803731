import type { ShipBobOrder } from "../shipbob-order.ts";
import type { ShipBobState } from "../shipbob-state.ts";

/** Orders by the filters of ShipBob's order list. Those by tracking find only orders that have some. */
export function findOrders(query: URLSearchParams, state: Pick<ShipBobState, "orders" | "ordersByReference">): ShipBobOrder[] {
  const list = (name: string) =>
    query
      .get(name)
      ?.split(",")
      .map((item) => item.trim());
  const ids = list("IDs")?.map(Number);
  const references = list("ReferenceIds");
  const flag = (name: string, value: boolean) => query.get(name) === null || query.get(name) === String(value);
  /** Whether a time lies between what the two filters say; without them any does, also none. */
  const within = (name: string, at: string | undefined) => {
    const [start, end] = [query.get(`${name}StartDate`), query.get(`${name}EndDate`)].map((date) => (date ? Date.parse(date) : undefined));
    if (start === undefined && end === undefined) return true;
    const time = at === undefined ? Number.NaN : Date.parse(at);
    return !Number.isNaN(time) && (start === undefined || time > start) && (end === undefined || time < end);
  };

  const candidates = references
    ? references.flatMap((reference) => state.ordersByReference.get(reference) ?? [])
    : [...state.orders.values()];
  return candidates.filter((order) => {
    const { shipments } = order;
    return (
      (!ids || ids.includes(order.id)) &&
      within("", order.createdAt) &&
      within("LastUpdate", latest([order.createdAt, ...shipments.map(({ updatedAt }) => updatedAt)])) &&
      within("LastTrackingUpdate", latest(shipments.flatMap(({ history }) => history[0]?.at ?? []))) &&
      flag(
        "HasTracking",
        shipments.some(({ tracking }) => tracking !== null),
      ) &&
      flag("IsTrackingUploaded", shipments.length > 0 && shipments.every(({ tracking }) => tracking !== null))
    );
  });
}

const latest = (times: string[]): string | undefined => times.toSorted().at(-1);
