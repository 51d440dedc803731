import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { actionsOf } from "../actions-of.ts";
import { pickLines, type PickedLine, type RequestedLine } from "../pick-lines.ts";
import { refuse, type Done } from "../refuse.ts";

export type ShippedPart = { fulfillmentOrderId: string; fulfillmentOrderLineItems?: RequestedLine[] | null };

type Part = { one: FulfillmentOrderRecord; lines: PickedLine[] };

const FIELD = ["fulfillment"];

/** What goes into one parcel, checked in the order in which Shopify does: quantities, existence, state, order, location, lines. */
export function checkParts(state: ShopState, asked: ShippedPart[]): Done<"checked", { parts: Part[]; first: FulfillmentOrderRecord }> {
  for (const [index, { fulfillmentOrderLineItems }] of asked.entries()) {
    const nothing = fulfillmentOrderLineItems?.findIndex(({ quantity }) => quantity <= 0) ?? -1;
    if (nothing < 0) continue;
    const path = ["lineItemsByFulfillmentOrder", String(index), "fulfillmentOrderLineItems", String(nothing), "quantity"];
    return refuse([...FIELD, ...path], "Quantity must be greater than 0");
  }

  const found: FulfillmentOrderRecord[] = [];
  for (const { fulfillmentOrderId } of asked) {
    const one = state.fulfillmentOrders.get(numericId(fulfillmentOrderId, "FulfillmentOrder") ?? 0);
    if (!one) return refuse(FIELD, "Fulfillment order does not exist.");
    if (found.includes(one)) return refuse(FIELD, "Fulfillment order is named twice.");
    found.push(one);
  }
  const [first] = found;
  if (!first) return refuse([...FIELD, "lineItemsByFulfillmentOrder"], "At least one fulfillment order is needed.");

  const orders = different(found.map(({ order }) => order.id));
  if (orders.length > 1)
    return refuse(
      FIELD,
      `All fulfillment orders must belong to the same order. Multiple orders with ids [${orders.join(", ")}] were found.`,
    );
  const locations = different(found.map(({ locationId }) => locationId));
  if (locations.length > 1)
    return refuse(
      FIELD,
      `All fulfillment orders must be assigned to a single location. Multiple locations with ids [${locations.join(", ")}] were found.`,
    );

  const parts: Part[] = [];
  for (const [index, one] of found.entries()) {
    if (!actionsOf(state, one).includes("CREATE_FULFILLMENT"))
      return refuse(FIELD, `Fulfillment order ${one.id} has an unfulfillable status= ${one.status.toLowerCase()}.`);
    const picked = pickLines(one, asked[index]?.fulfillmentOrderLineItems, { field: FIELD });
    if (picked.outcome === "refused") return picked;
    parts.push({ one, lines: picked.lines });
  }
  return { outcome: "checked", parts, first };
}

const different = (ids: number[]) => [...new Set(ids)].sort((a, b) => a - b);
