import { activateLevel } from "../inventory/activate-level.ts";
import { changeLevel } from "../inventory/change-level.ts";
import { removeUnits } from "../orders/remove-units.ts";
import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import { toGid } from "../state/gid.ts";
import { netMinor } from "../state/order-money.ts";
import type { LineRecord, OrderRecord, RefundRecord, RestockType } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import { tell } from "../state/tell.ts";
import { addTransaction } from "./add-transaction.ts";
import { refundPayload } from "./refund-payload.ts";
import type { TransactionRecord } from "./transaction-record.ts";

export type RefundUnits = { line: LineRecord; quantity: number; restockType: RestockType; locationId: number | null };

export type NewRefund = {
  note: string | null;
  units: RefundUnits[];
  shippingMinor: number;
  payments: { parent: TransactionRecord; amountMinor: number }[];
};

/** Writes a refund that was checked, with all that follows from it, and tells `refunds/create`. The order is the caller's to tell. */
export function writeRefund(state: ShopState, order: OrderRecord, input: NewRefund): RefundRecord {
  const refund: RefundRecord = {
    __typename: "Refund",
    id: state.nextId("refund"),
    order,
    note: input.note,
    lines: input.units.map(({ line, quantity, restockType, locationId }) => ({
      __typename: "RefundLineItem" as const,
      id: state.nextId("refundLine"),
      line,
      quantity,
      restockType,
      locationId: takeUnits(state, { line, quantity, restockType, locationId }),
      subtotalMinor: netMinor(line, quantity),
    })),
    shippingMinor: input.shippingMinor,
    transactions: [],
    createdAt: state.now(),
  };
  order.refunds.push(refund);
  refund.transactions = input.payments.map(({ parent, amountMinor }) =>
    addTransaction(state, order, { kind: "REFUND", gateway: parent.gateway, amountMinor, parent }),
  );
  state.ledger.record({
    target: "shopify",
    effect: "refund.created",
    reference: order.name,
    detail: {
      id: toGid("Refund", refund.id),
      amountMinor: refund.transactions.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      lines: refund.lines.map(({ line, quantity, restockType }) => ({ sku: line.sku, quantity, restockType })),
    },
  });
  tell(state, "refunds/create", "Refund", refund.id, refundPayload(state, refund));
  return refund;
}

/**
 * Takes refunded units from the order: of what was not shipped first, unless they are said to come back (RETURN). Where they are restocked
 * is answered.
 */
function takeUnits(state: ShopState, { line, quantity, restockType, locationId }: RefundUnits): number | null {
  const shipped = line.fulfilledQuantity - line.returnedQuantity;
  const open = unfulfilledUnits(line);
  const fromOpen = restockType === "RETURN" ? Math.max(0, quantity - shipped) : Math.min(quantity, open);
  const fromShipped = quantity - fromOpen;
  const restock = restockType !== "NO_RESTOCK";
  const left = line.order.fulfillmentOrders.find(({ lines }) => lines.some((part) => part.line === line))?.locationId;
  const place = restock ? (locationId ?? left ?? null) : null;
  if (fromOpen > 0) removeUnits(state, line, fromOpen, restock);
  if (fromShipped > 0) {
    line.currentQuantity -= fromShipped;
    line.returnedQuantity += fromShipped;
    if (place !== null && line.variant?.tracked)
      changeLevel(state, activateLevel(state, line.variant.inventoryItemId, place), { available: fromShipped });
  }
  return place;
}
