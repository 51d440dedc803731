import type { FulfillmentHoldRecord, FulfillmentOrderRecord } from "../../state/order-record.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { detachLines } from "../detach-lines.ts";
import { holdFulfillmentOrder } from "./hold-fulfillment-order.ts";
import { pickLines, type RequestedLine } from "../pick-lines.ts";
import { refuse, type Done } from "../refuse.ts";
import { requireAction } from "../require-action.ts";

export type HoldInput = {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  externalId?: string | null;
  fulfillmentOrderLineItems?: RequestedLine[] | null;
};

/** Of one app on one fulfillment order. */
const MOST_HOLDS = 10;

export type HoldOutcome = Done<"held", { hold: FulfillmentHoldRecord; one: FulfillmentOrderRecord; rest: FulfillmentOrderRecord | null }>;

/** `fulfillmentOrderHold`, by the app or by the merchant: holds all of a fulfillment order, or some of its lines, and splits the rest off. */
export function placeHold(state: ShopState, gid: string, input: HoldInput, byApp = true): HoldOutcome {
  const found = requireAction(state, gid, "HOLD", { notFound: "FULFILLMENT_ORDER_NOT_FOUND", unsupported: "TAKEN" });
  if (found.outcome === "refused") return found;
  const { one } = found;
  const handle = input.handle ?? "";
  const field = ["fulfillmentHold"];
  if (handle.length > 64) return refuse([...field, "handle"], "Handle is too long (maximum is 64 characters).", "TAKEN");
  const own = one.holds.filter((hold) => hold.heldByApp === byApp);
  if (own.some((hold) => (hold.handle ?? "") === handle))
    return refuse(
      [...field, "handle"],
      "The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.",
      "DUPLICATE_FULFILLMENT_HOLD_HANDLE",
    );
  if (own.length >= MOST_HOLDS)
    return refuse(
      ["id"],
      "The maximum number of fulfillment holds for this fulfillment order has been reached for this app. An app can only have up to 10 holds on a single fulfillment order at any one time.",
      "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED",
    );

  const requested = input.fulfillmentOrderLineItems;
  let rest: FulfillmentOrderRecord | null = null;
  if (requested && requested.length > 0) {
    const lines = [...field, "fulfillmentOrderLineItems"];
    const nothing = (index: number) => ({
      field: [...lines, String(index), "quantity"],
      message: "You must select at least one item to place on partial hold.",
      code: "GREATER_THAN_ZERO",
    });
    const none = requested.findIndex(({ quantity }) => quantity <= 0);
    if (none >= 0) return { outcome: "refused", errors: [nothing(none)] };
    if (new Set(requested.map(({ id }) => id)).size < requested.length)
      return refuse(lines, "must contain unique line item ids", "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS");
    if (one.status === "ON_HOLD")
      return refuse(lines, "The fulfillment order is not in a splittable state.", "FULFILLMENT_ORDER_NOT_SPLITTABLE");
    const picked = pickLines(one, requested, { field: lines, nothing });
    if (picked.outcome === "refused") return picked;
    if (!picked.whole) {
      const staying = one.lines
        .map((line) => ({ line, quantity: line.remainingQuantity - (picked.lines.find((pick) => pick.line === line)?.quantity ?? 0) }))
        .filter((pick) => pick.quantity > 0);
      rest = detachLines(state, one, staying);
      one.heldApart.push(rest);
    }
  }
  const hold = holdFulfillmentOrder(state, one, { ...input, handle, byApp }, rest);
  return { outcome: "held", hold, one, rest };
}
