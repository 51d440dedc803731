import { presentmentMinor } from "../resolvers/money-bag.ts";
import { decimalAmount } from "../state/decimal-amount.ts";
import { toGid } from "../state/gid.ts";
import type { OrderRecord } from "../state/order-record.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";
import { capturable } from "./payment-of.ts";
import type { TransactionRecord } from "./transaction-record.ts";

/** Whether it was paid by hand: what Shopify knows no gateway of is called by words of the merchant's. */
export const isByHand = ({ gateway }: Pick<TransactionRecord, "gateway">): boolean => gateway === "manual" || gateway.includes(" ");

/** A transaction as Shopify's webhooks write one. */
export function transactionPayload(state: ShopState, order: OrderRecord, one: TransactionRecord): Record<string, unknown> {
  const unsettled = capturable(order, one);
  const at = payloadTime(one.createdAt, state.shop.ianaTimezone);
  return {
    id: one.id,
    admin_graphql_api_id: toGid("OrderTransaction", one.id),
    order_id: order.id,
    kind: one.kind.toLowerCase(),
    status: one.status.toLowerCase(),
    gateway: one.gateway,
    amount: decimalAmount(one.amountMinor),
    currency: order.currency,
    parent_id: one.parent?.id ?? null,
    payment_id: `${order.name}.${order.transactions.indexOf(one) + 1}`,
    test: one.test,
    authorization: null,
    error_code: null,
    message: null,
    device_id: null,
    location_id: null,
    user_id: null,
    source_name: order.sourceName,
    payment_details: null,
    manual_payment_gateway: isByHand(one),
    total_unsettled_set: {
      shop_money: { amount: decimalAmount(unsettled), currency_code: order.currency },
      presentment_money: { amount: decimalAmount(presentmentMinor(order, unsettled)), currency_code: order.presentment.currency },
    },
    amount_rounding: null,
    receipt: {},
    created_at: at,
    processed_at: at,
  };
}
