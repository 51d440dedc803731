/**
 * How far Shopify knows a box that left a warehouse: it has its fulfillment, or had it and somebody cancelled it there; it is still to be told;
 * or it isn't told, since it didn't take it, wants none of its units any more (the order was fulfilled without Waybill, or they were taken off
 * it), or nothing in the box is on the order.
 */
export type ToldToShopify =
  | "in-shopify"
  | "cancelled-in-shopify"
  | "going-to-shopify"
  | "refused-by-shopify"
  | "fulfilled-otherwise"
  | "not-wanted"
  | "other-goods";

type Shipment = { fulfillmentId: bigint | null; refusedAt: Date | null; lines: unknown };
type OrderThere = {
  fulfillmentStatus: string;
  fulfillments: readonly { id: bigint; status: string }[];
  /** The fulfillments that Waybill's own shipments are known as. */
  ours: readonly bigint[];
};

/** What Shopify knows of a shipment. `isRefused`: it didn't take it, as against wanting nothing of it. */
export function toldToShopify({ fulfillmentId, refusedAt, lines }: Shipment, order: OrderThere, isRefused: boolean): ToldToShopify {
  if (fulfillmentId !== null) return isCancelledThere(order, fulfillmentId) ? "cancelled-in-shopify" : "in-shopify";
  if (holdsNothingOrdered({ lines })) return "other-goods";
  if (refusedAt === null) return "going-to-shopify";
  if (isRefused) return "refused-by-shopify";
  return isFulfilledOtherwise(order) ? "fulfilled-otherwise" : "not-wanted";
}

/** Nothing that left in it is on the order, as far as its warehouse said. */
export function holdsNothingOrdered({ lines }: Pick<Shipment, "lines">): boolean {
  return Array.isArray(lines) && lines.length === 0;
}

const isCancelledThere = ({ fulfillments }: OrderThere, fulfillmentId: bigint) =>
  fulfillments.some(({ id, status }) => id === fulfillmentId && status === CANCELLED);

const isFulfilledOtherwise = ({ fulfillmentStatus, fulfillments, ours }: OrderThere) =>
  fulfillmentStatus === "FULFILLED" && fulfillments.some(({ id, status }) => status !== CANCELLED && !ours.includes(id));

/** Shopify's FulfillmentStatus. */
const CANCELLED = "CANCELLED";
