import { commitStock } from "../../inventory/commit-stock.ts";
import { findLevel } from "../../inventory/find-level.ts";
import type { FulfillmentOrderRecord } from "../../state/order-record.ts";
import { toGid } from "../../state/gid.ts";
import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { touchOrder } from "../../state/touch-order.ts";
import { detachLines } from "../detach-lines.ts";
import { placedPayload } from "../fulfillment-order-payload.ts";
import { pickLines, type RequestedLine } from "../pick-lines.ts";
import { openWhenDue } from "../progress/open-when-due.ts";
import { refuse, type Done } from "../refuse.ts";
import { requireAction } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

export type MoveOutcome = Done<"moved", { original: FulfillmentOrderRecord; moved: FulfillmentOrderRecord }>;

const IN_MOTION = ["SUBMITTED", "ACCEPTED", "CANCELLATION_REQUESTED", "CANCELLATION_REJECTED"];

/**
 * `fulfillmentOrderMove`. All of an untouched fulfillment order keeps its id; a part of one, what is left of a partly shipped one, and
 * whatever goes to a location that already has an active fulfillment order of the order, goes into a new one.
 */
export function moveFulfillmentOrder(
  state: ShopState,
  gid: string,
  newLocationGid: string,
  requested?: RequestedLine[] | null,
): MoveOutcome {
  const found = requireAction(state, gid, null);
  if (found.outcome === "refused") return found;
  const { one } = found;
  const destination = state.locations.get(numericId(newLocationGid, "Location") ?? 0);
  if (!destination?.isActive) return refuse(["id"], "Location not found.");
  if (one.progressReported)
    return refuse(
      ["id"],
      "Cannot move a fulfillment order that has progress reported.",
      "CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS",
    );
  if (IN_MOTION.includes(one.requestStatus))
    return refuse(null, `Cannot move ${one.requestStatus.toLowerCase()} fulfillment order that is at a 3PL fulfillment service.`);
  const allowed = requireAction(state, gid, "MOVE");
  if (allowed.outcome === "refused") return allowed;
  if (destination.id === one.locationId) return refuse(["newLocationId"], "The fulfillment order is already assigned to this location.");

  const picked = pickLines(one, requested);
  if (picked.outcome === "refused") return picked;
  const unstocked = picked.lines.filter(
    ({ line: { line } }) => line.variant?.tracked && !findLevel(state, line.variant.inventoryItemId, destination.id),
  );
  if (unstocked.length > 0)
    return refuse(
      ["newLocationId"],
      `${destination.name} doesn't stock ${unstocked.map(({ line }) => line.line.sku ?? line.line.title).join(", ")}.`,
    );

  const source = one.locationId;
  const untouched = one.lines.every((line) => line.remainingQuantity === line.totalQuantity);
  const occupied = one.order.fulfillmentOrders.some(
    (other) => other !== one && other.locationId === destination.id && other.status !== "CLOSED" && other.status !== "CANCELLED",
  );
  const moved = picked.whole && untouched && !occupied ? one : detachLines(state, one, picked.lines);
  if (moved !== one) moved.holds = [...one.holds];
  moved.locationId = destination.id;
  moved.requestStatus = "UNSUBMITTED";
  moved.status = moved.holds.length > 0 ? "ON_HOLD" : (moved.fulfillAt ?? 0) > state.now() ? "SCHEDULED" : "OPEN";
  if (moved.status === "SCHEDULED") openWhenDue(state, moved);
  for (const { line, quantity } of picked.lines) {
    commitStock(state, line.line, source, -quantity);
    commitStock(state, line.line, destination.id, quantity);
  }
  tellFulfillmentOrder(state, moved, "moved", {
    original_fulfillment_order: placedPayload(one, one === moved ? source : one.locationId),
    moved_fulfillment_order: placedPayload(moved),
    destination_location_id: toGid("Location", destination.id),
    source_location: { id: toGid("Location", source) },
    fulfillment_order_line_items_requested: (requested ?? []).map(({ id, quantity }) => ({ id, quantity })),
  });
  touchOrder(state, one.order);
  return { outcome: "moved", original: one, moved };
}
