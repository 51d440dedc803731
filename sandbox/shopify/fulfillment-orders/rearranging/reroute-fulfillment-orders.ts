import { findLevel } from "../../inventory/find-level.ts";
import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { moveFulfillmentOrder } from "./move-fulfillment-order.ts";
import { refuse, type Done } from "../refuse.ts";
import { requireAction } from "../require-action.ts";

/** `fulfillmentOrdersReroute`, in its simplest form: each goes whole to the first other location that has all of it. */
export function rerouteFulfillmentOrders(
  state: ShopState,
  input: { fulfillmentOrderIds: string[]; includedLocationIds?: string[] | null; excludedLocationIds?: string[] | null },
): Done<"rerouted", { moved: FulfillmentOrderRecord[] }> {
  if (input.fulfillmentOrderIds.length === 0)
    return refuse(["fulfillmentOrderIds"], "No fulfillment order IDs were provided.", "NO_FULFILLMENT_ORDER_IDS");
  const active = [...state.locations.values()].filter((one) => one.isActive);
  if (active.length < 2)
    return refuse(null, "This feature is only supported for multi-location shops.", "SINGLE_LOCATION_SHOP_NOT_SUPPORTED");

  const found: FulfillmentOrderRecord[] = [];
  for (const gid of input.fulfillmentOrderIds) {
    const one = requireAction(state, gid, "MOVE", {
      notFound: "FULFILLMENT_ORDER_NOT_FOUND",
      unsupported: "FULFILLMENT_ORDERS_STATE_NOT_SUPPORTED",
    });
    if (one.outcome === "refused") return one;
    found.push(one.one);
  }
  if (found.some((one) => one.order !== found[0]?.order))
    return refuse(["fulfillmentOrderIds"], "Fulfillment orders are not from the same order.", "FULFILLMENT_ORDERS_NOT_FROM_THE_SAME_ORDER");
  if (found.some((one) => one.locationId !== found[0]?.locationId))
    return refuse(
      ["fulfillmentOrderIds"],
      "Fulfillment orders must belong to the same location.",
      "FULFILLMENT_ORDERS_MUST_BELONG_TO_SAME_LOCATION",
    );

  const excluded = new Set((input.excludedLocationIds ?? []).map((id) => numericId(id, "Location")));
  const included = input.includedLocationIds?.map((id) => numericId(id, "Location"));
  const moved: FulfillmentOrderRecord[] = [];
  for (const one of found) {
    const target = active.find(
      (location) =>
        location.id !== one.locationId &&
        !excluded.has(location.id) &&
        (!included || included.includes(location.id)) &&
        one.lines.every(
          ({ line, remainingQuantity }) =>
            !line.variant?.tracked || (findLevel(state, line.variant.inventoryItemId, location.id)?.available ?? 0) >= remainingQuantity,
        ),
    );
    if (!target)
      return refuse(
        ["fulfillmentOrderIds"],
        "Cannot reassign location for fulfillment orders.",
        "CANNOT_REASSIGN_LOCATION_FOR_FULFILLMENT_ORDERS",
      );
    const outcome = moveFulfillmentOrder(state, toGid("FulfillmentOrder", one.id), toGid("Location", target.id));
    if (outcome.outcome === "refused") return outcome;
    moved.push(outcome.moved);
  }
  return { outcome: "rerouted", moved };
}
