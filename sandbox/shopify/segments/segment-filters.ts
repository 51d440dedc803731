import { Temporal } from "temporal-polyfill";
import { isReachable } from "../abandonment/abandoned-checkout-record.ts";
import type { ConsentChannel, ConsentRecord } from "../consent/consent-record.ts";
import { paymentOf } from "../payments/payment-of.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** A day is its ISO date in the shop's time zone; null is what a customer hasn't got. */
export type Fact = string | number | readonly string[] | null;
export type Facts = (customer: CustomerRecord, state: ShopState) => Fact;

export const dayIn = (state: ShopState, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(state.shop.ianaTimezone).toPlainDate();

const wordOf = ({ state }: ConsentRecord) => (state === "NEVER_SUBSCRIBED" ? "NOT_SUBSCRIBED" : state);
const subscription =
  (channel: ConsentChannel): Facts =>
  ({ consents }) =>
    wordOf(consents[channel]);

/** The day of the earliest or of the latest of some moments. */
const day =
  (which: "first" | "last", momentsOf: (customer: CustomerRecord, state: ShopState) => readonly number[]): Facts =>
  (customer, state) => {
    const moments = momentsOf(customer, state);
    if (moments.length === 0) return null;
    return dayIn(state, which === "first" ? Math.min(...moments) : Math.max(...moments)).toString();
  };

const ordersOf = ({ orderIds }: CustomerRecord, state: ShopState) => orderIds.flatMap((id) => state.orders.get(id) ?? []);
const orderTimes = (customer: CustomerRecord, state: ShopState) => ordersOf(customer, state).map(({ createdAt }) => createdAt);

/** What of Shopify's language of segments the stand-in knows. */
export const FILTERS: Readonly<Record<string, Facts>> = {
  number_of_orders: ({ orderIds }) => orderIds.length,
  amount_spent: (customer, state) =>
    ordersOf(customer, state).reduce((sum, order) => sum + paymentOf(order).received - paymentOf(order).refunded, 0) / 100,
  first_order_date: day("first", orderTimes),
  last_order_date: day("last", orderTimes),
  customer_added_date: day("first", ({ createdAt }) => [createdAt]),
  abandoned_checkout_date: day("last", ({ id }, state) =>
    [...state.abandonedCheckouts.values()]
      .filter((checkout) => checkout.customer?.id === id && checkout.completedAt === null && isReachable(checkout))
      .map(({ createdAt }) => createdAt),
  ),
  email_subscription_status: subscription("email"),
  sms_subscription_status: subscription("sms"),
  customer_tags: ({ tags }) => tags,
  customer_countries: ({ address }) => (address?.countryCode ? [address.countryCode] : []),
  // The shop sells to no companies.
  companies: () => [],
};

const UNBUILT = new Set([
  "anniversary",
  "created_by_app_id",
  "customer_account_status",
  "customer_cities",
  "customer_email_domain",
  "customer_language",
  "customer_regions",
  "customer_within_distance",
  "orders_placed",
  "predicted_spend_tier",
  "product_subscription_status",
  "products_purchased",
  "rfm_group",
  "store_credit_accounts",
]);

/** Shopify has it, the stand-in hasn't. */
export const isUnbuilt = (filter: string) =>
  UNBUILT.has(filter) || /^(metafields|shopify_email|storefront|storefront_event)\./.test(filter);
