import { decimalAmount } from "../state/decimal-amount.ts";
import { toGid } from "../state/gid.ts";
import type { OrderRecord } from "../state/order-record.ts";
import { payloadTime } from "../state/payload-time.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { TransactionRecord } from "./transaction-record.ts";

/** A transaction as Shopify's webhooks write one. */
export function transactionPayload(state: ShopState, order: OrderRecord, one: TransactionRecord): Record<string, unknown> {
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
    receipt: {},
    created_at: at,
    processed_at: at,
  };
}
