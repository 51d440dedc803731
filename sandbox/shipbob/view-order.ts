import type { ShipBobAccount } from "./shipbob-account.ts";
import type { ShipBobOrder } from "./shipbob-order.ts";
import type { ShipBobState } from "./shipbob-state.ts";
import { viewShipment } from "./view-shipment.ts";

/** The contract's `OrderViewModel`. */
export function viewOrder(state: ShipBobState, account: ShipBobAccount, order: ShipBobOrder) {
  const { request } = order;
  return {
    id: order.id,
    reference_id: request.reference_id,
    order_number: request.order_number ?? request.reference_id,
    created_date: order.createdAt,
    purchase_date: request.purchase_date ?? null,
    status: statusOf(order),
    type: request.type,
    channel: { id: order.channelId, name: account.channelName },
    shipping_method: request.shipping_method,
    gift_message: request.gift_message ?? null,
    tags: request.tags ?? [],
    financials: { total_price: request.financials?.total_price ?? null },
    recipient: request.recipient,
    products: order.lines.map((line) => ({
      id: line.productId,
      reference_id: state.productsById.get(line.productId)?.sku ?? null,
      sku: state.productsById.get(line.productId)?.sku ?? null,
      quantity: line.quantity,
      external_line_id: line.externalLineId,
      unit_price: line.unitPrice,
      quantity_unit_of_measure_code: null,
      gtin: null,
      upc: null,
    })),
    shipments: order.shipments.map((shipment) => viewShipment(state, order, shipment)),
  };
}

function statusOf(order: ShipBobOrder) {
  const statuses = order.shipments.map(({ status }) => status);
  const live = statuses.filter((status) => status !== "Cancelled");
  if (live.length === 0) return "Cancelled";
  if (live.every((status) => status === "Completed")) return "Fulfilled";
  if (live.includes("ImportReview")) return "ImportReview";
  if (live.some((status) => status === "Exception" || status === "OnHold")) return "Exception";
  return live.includes("Completed") ? "PartiallyFulfilled" : "Processing";
}
