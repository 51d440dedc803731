import { presentmentMinor } from "../resolvers/money-bag.ts";
import { decimalAmount } from "../state/decimal-amount.ts";
import { toGid } from "../state/gid.ts";
import { linePayload } from "../state/line-payload.ts";
import { lineTax } from "../state/order-money.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { RefundRecord } from "../state/order-record.ts";
import { transactionPayload } from "./transaction-payload.ts";

/** A refund as `refunds/create` and an order's `refunds` write one. */
export function refundPayload(state: ShopState, refund: RefundRecord): Record<string, unknown> {
  const { order } = refund;
  const at = payloadTime(refund.createdAt, state.shop.ianaTimezone);
  const set = (minor: number) => ({
    shop_money: { amount: decimalAmount(minor), currency_code: order.currency },
    presentment_money: { amount: decimalAmount(presentmentMinor(order, minor)), currency_code: order.presentment.currency },
  });
  const gid = toGid("Refund", refund.id);
  return {
    id: refund.id,
    admin_graphql_api_id: gid,
    order_id: order.id,
    created_at: at,
    processed_at: at,
    note: refund.note,
    user_id: null,
    restock: refund.lines.some(({ restockType }) => restockType !== "NO_RESTOCK"),
    return: null,
    duties: [],
    total_duties_set: set(0),
    additional_fees: [],
    total_additional_fees_set: set(0),
    refund_shipping_lines: [],
    order_adjustments:
      refund.shippingMinor > 0
        ? [
            {
              id: refund.id + 1,
              order_id: order.id,
              refund_id: refund.id,
              kind: "shipping_refund",
              reason: "Shipping refund",
              amount: decimalAmount(-refund.shippingMinor),
              tax_amount: "0.00",
              amount_set: set(-refund.shippingMinor),
              tax_amount_set: set(0),
            },
          ]
        : [],
    refund_line_items: refund.lines.map(({ id, line, quantity, restockType, locationId, subtotalMinor }) => ({
      id,
      line_item_id: line.id,
      quantity,
      restock_type: restockType.toLowerCase(),
      location_id: locationId,
      subtotal: decimalAmount(subtotalMinor),
      subtotal_set: set(subtotalMinor),
      total_tax: decimalAmount(lineTax(line, quantity)),
      total_tax_set: set(lineTax(line, quantity)),
      line_item: linePayload(state, line),
    })),
    transactions: refund.transactions.map((one) => transactionPayload(state, order, one)),
  };
}
