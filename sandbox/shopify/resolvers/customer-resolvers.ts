import type { GraphQLResolveInfo } from "graphql";
import { phoneSource, toldOlder } from "../consent/consent-resolvers.ts";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import { moneyAmount } from "../state/decimal-amount.ts";
import { paymentOf } from "../payments/payment-of.ts";
import type { ShopState } from "../state/shop-state.ts";
import { addressSource } from "./address-source.ts";
import { idFields } from "./id-fields.ts";
import { metafieldFields } from "./metafield-fields.ts";
import { listed, type ListArgs } from "./search/list-of.ts";
import { orderList } from "./search/order-list.ts";
import { times } from "./times.ts";

const ordersOf = (shop: ShopState, customer: CustomerRecord) => customer.orderIds.flatMap((id) => shop.orders.get(id) ?? []);

const addresses = (customer: CustomerRecord) => {
  const one = addressSource(customer.address, customer.id);
  return one ? [one] : [];
};

const displayName = (customer: CustomerRecord) =>
  [customer.firstName, customer.lastName].filter(Boolean).join(" ") || (customer.email ?? "");

/** Customers. Each has at most one address. */
export const customerResolvers: ResolverMap = {
  Customer: {
    ...times("createdAt", "updatedAt"),
    ...metafieldFields("Customer"),
    ...idFields("Customer"),
    displayName,
    locale: () => "en-GB",
    state: () => "DISABLED",
    verifiedEmail: () => true,
    taxExempt: () => false,
    taxExemptions: () => [],
    dataSaleOptOut: () => false,
    multipassIdentifier: () => null,
    productSubscriberStatus: () => "NEVER_SUBSCRIBED",
    lifetimeDuration: () => "less than a minute",
    canDelete: (customer: CustomerRecord) => customer.orderIds.length === 0,
    numberOfOrders: (customer: CustomerRecord) => String(customer.orderIds.length),
    amountSpent: (customer: CustomerRecord, _: unknown, { shop }: RequestContext) => ({
      amount: moneyAmount(ordersOf(shop, customer).reduce((sum, order) => sum + paymentOf(order).received - paymentOf(order).refunded, 0)),
      currencyCode: shop.shop.currency,
    }),
    addresses,
    addressesV2: (customer: CustomerRecord, args: ConnectionArgs) => connectionOf(addresses(customer), args),
    defaultAddress: (customer: CustomerRecord) => addressSource(customer.address, customer.id),
    defaultEmailAddress: ({ email, consents }: CustomerRecord) => {
      if (email === null) return null;
      const { marketingState, marketingOptInLevel, consentUpdatedAt } = toldOlder(consents.email);
      return {
        emailAddress: email,
        marketingState,
        marketingOptInLevel,
        marketingUpdatedAt: consentUpdatedAt,
        openTrackingLevel: "UNKNOWN",
        sourceLocation: null,
        validFormat: true,
      };
    },
    defaultPhoneNumber: phoneSource,
    emailMarketingConsent: ({ email, consents }: CustomerRecord) => (email === null ? null : toldOlder(consents.email)),
    smsMarketingConsent: ({ phone, consents }: CustomerRecord) => (phone === null ? null : toldOlder(consents.sms)),
    orders: (customer: CustomerRecord, args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      listed(ordersOf(context.shop, customer), orderList, args, context, info),
    lastOrder: (customer: CustomerRecord, _: unknown, { shop }: RequestContext) => ordersOf(shop, customer).at(-1) ?? null,
  },
};
