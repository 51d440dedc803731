import { Temporal } from "temporal-polyfill";
import type { GraphQLResolveInfo } from "graphql";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import { addressSource } from "../resolvers/address-source.ts";
import { orderMoneyBag } from "../resolvers/money-bag.ts";
import { mutation } from "../resolvers/mutation.ts";
import { byIdAndTime, createdAndUpdated } from "../resolvers/search/by-id-and-time.ts";
import { byText, byWords } from "../resolvers/search/filters.ts";
import { counted, listed, type List, type ListArgs } from "../resolvers/search/list-of.ts";
import { times } from "../resolvers/times.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";
import { isoTime } from "../state/iso-time.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { type AbandonedCheckoutRecord, type AbandonedLine, isReachable, totalOf } from "./abandoned-checkout-record.ts";
import { recoveryUrl } from "./checkout-payload.ts";

/** Abandoned checkouts, those that were completed later among them. */
const list: List<AbandonedCheckoutRecord> = {
  filters: {
    ...byIdAndTime,
    default: byWords(({ email, customer, lines }) =>
      [email, customer?.firstName, customer?.lastName, ...lines.map(({ variant }) => variant.product.title)].join(" "),
    ),
    status: byText(({ completedAt }) => (completedAt === null ? "open" : "closed")),
    recovery_state: byText(({ completedAt }) => (completedAt === null ? "not_recovered" : "recovered")),
    email_state: byText(({ emailState }) => emailState.toLowerCase()),
  },
  sortKeys: () => ({
    ...createdAndUpdated,
    CHECKOUT_ID: ({ id }) => id,
    TOTAL_PRICE: totalOf,
    CUSTOMER_NAME: ({ customer }) => customer && [customer.lastName, customer.firstName].join(" "),
  }),
};

const all = ({ shop }: RequestContext) => [...shop.abandonedCheckouts.values()].filter(isReachable);

/** The abandonment of a checkout has the checkout's number. */
type Abandonment = { __typename: "Abandonment"; id: number; checkout: AbandonedCheckoutRecord };
const abandonmentOf = (checkout: AbandonedCheckoutRecord | undefined): Abandonment | null =>
  checkout && isReachable(checkout) ? { __typename: "Abandonment", id: checkout.id, checkout } : null;
const findCheckout = (shop: ShopState, id: string, type: string) => shop.abandonedCheckouts.get(numericId(id, type) ?? 0);

const hasOrderSince = ({ customer, createdAt }: AbandonedCheckoutRecord, shop: ShopState) =>
  customer?.orderIds.some((id) => (shop.orders.get(id)?.createdAt ?? 0) >= createdAt) ?? false;
const hasDraftSince = ({ email, createdAt }: AbandonedCheckoutRecord, shop: ShopState) =>
  shop.draftOrders.values().some((draft) => email !== null && draft.email === email && draft.createdAt >= createdAt);
const isInStock = ({ variant, quantity }: AbandonedLine, shop: ShopState) => {
  const levels = [...(shop.inventory.get(variant.inventoryItemId)?.values() ?? [])];
  return !variant.tracked || levels.reduce((sum, { available }) => sum + available, 0) >= quantity;
};
/** Whether no later checkout of the same buyer was left. */
const isLatest = ({ id, customer }: AbandonedCheckoutRecord, shop: ShopState) =>
  customer === null || !shop.abandonedCheckouts.values().some((other) => other.customer === customer && other.id > id);

/** In which currency the buyer of a checkout, or of one of its lines, pays. */
const presentmentOf = (shop: ShopState, source: AbandonedCheckoutRecord | AbandonedLine) =>
  "presentment" in source
    ? source.presentment
    : (shop.abandonedCheckouts.values().find(({ lines }) => lines.includes(source))?.presentment ?? {
        currency: shop.shop.currency,
        rate: 1,
      });

const money =
  <Source extends AbandonedCheckoutRecord | AbandonedLine>(pick: (source: Source) => number) =>
  (source: Source, _: unknown, { shop }: RequestContext) =>
    orderMoneyBag({ currency: shop.shop.currency, presentment: presentmentOf(shop, source) }, pick(source));
const of =
  <Answer>(answer: (checkout: AbandonedCheckoutRecord, shop: ShopState) => Answer) =>
  ({ checkout }: Abandonment, _: unknown, { shop }: RequestContext) =>
    answer(checkout, shop);

type Delivery = { abandonmentId: string; deliveryStatus: AbandonedCheckoutRecord["emailState"]; deliveredAt?: string | null };

/** Checkouts that buyers left, and what Shopify knows of their leaving. */
export const abandonmentResolvers: ResolverMap = {
  QueryRoot: {
    abandonedCheckouts: (_: unknown, args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      listed(all(context), list, args, context, info),
    abandonedCheckoutsCount: (_: unknown, args: ListArgs & { limit?: number | null }, context: RequestContext, info: GraphQLResolveInfo) =>
      counted(all(context), list, args, context, info),
    abandonment: (_: unknown, { id }: { id: string }, { shop }: RequestContext) => abandonmentOf(findCheckout(shop, id, "Abandonment")),
    abandonmentByAbandonedCheckoutId: (_: unknown, { abandonedCheckoutId }: { abandonedCheckoutId: string }, { shop }: RequestContext) =>
      abandonmentOf(findCheckout(shop, abandonedCheckoutId, "AbandonedCheckout")),
  },
  Mutation: {
    abandonmentUpdateActivitiesDeliveryStatuses: mutation((shop, { abandonmentId, deliveryStatus, deliveredAt }: Delivery) => {
      const checkout = findCheckout(shop, abandonmentId, "Abandonment");
      if (!checkout)
        return {
          abandonment: null,
          userErrors: [{ field: ["abandonmentId"], message: "Abandonment not found", code: "ABANDONMENT_NOT_FOUND" }],
        };
      checkout.emailState = deliveryStatus;
      if (deliveryStatus === "SENT")
        checkout.emailSentAt = deliveredAt == null ? shop.now() : Temporal.Instant.from(deliveredAt).epochMilliseconds;
      return { abandonment: abandonmentOf(checkout), userErrors: [] };
    }),
  },
  AbandonedCheckout: {
    ...times("createdAt", "updatedAt", "completedAt"),
    id: ({ id }: AbandonedCheckoutRecord) => toGid("AbandonedCheckout", id),
    name: ({ id }: AbandonedCheckoutRecord) => `#${id}`,
    defaultCursor: ({ id }: AbandonedCheckoutRecord) => String(id),
    abandonedCheckoutUrl: (checkout: AbandonedCheckoutRecord, _: unknown, { shop }: RequestContext) => recoveryUrl(shop, checkout),
    shippingAddress: ({ shippingAddress, id }: AbandonedCheckoutRecord) => addressSource(shippingAddress, id),
    billingAddress: ({ shippingAddress, id }: AbandonedCheckoutRecord) => addressSource(shippingAddress, id),
    lineItems: ({ lines }: AbandonedCheckoutRecord, args: ConnectionArgs) => connectionOf(lines, args),
    lineItemsQuantity: ({ lines }: AbandonedCheckoutRecord) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
    taxesIncluded: () => true,
    taxLines: () => [],
    subtotalPriceSet: money<AbandonedCheckoutRecord>(totalOf),
    totalLineItemsPriceSet: money<AbandonedCheckoutRecord>(totalOf),
    totalPriceSet: money<AbandonedCheckoutRecord>(totalOf),
    totalDiscountSet: money(() => 0),
    totalTaxSet: money(() => 0),
    totalDutiesSet: () => null,
  },
  AbandonedCheckoutLineItem: {
    id: ({ id }: AbandonedLine) => toGid("AbandonedCheckoutLineItem", id),
    title: ({ variant }: AbandonedLine) => variant.product.title,
    variantTitle: ({ variant }: AbandonedLine) => variant.title,
    sku: ({ variant }: AbandonedLine) => variant.sku,
    variant: ({ variant }: AbandonedLine) => (variant.isDeleted ? null : variant),
    product: ({ variant }: AbandonedLine) => (variant.isDeleted ? null : variant.product),
    image: () => null,
    components: () => null,
    parentRelationship: () => null,
    discountAllocations: (_: AbandonedLine, args: ConnectionArgs) => connectionOf([], args),
    originalUnitPriceSet: money(({ variant }: AbandonedLine) => variant.priceMinor),
    discountedUnitPriceSet: money(({ variant }: AbandonedLine) => variant.priceMinor),
    discountedUnitPriceWithCodeDiscount: money(({ variant }: AbandonedLine) => variant.priceMinor),
    originalTotalPriceSet: money(({ variant, quantity }: AbandonedLine) => variant.priceMinor * quantity),
    discountedTotalPriceSet: money(({ variant, quantity }: AbandonedLine) => variant.priceMinor * quantity),
    discountedTotalPriceWithCodeDiscount: money(({ variant, quantity }: AbandonedLine) => variant.priceMinor * quantity),
  },
  Abandonment: {
    id: ({ id }: Abandonment) => toGid("Abandonment", id),
    abandonedCheckoutPayload: of((checkout) => checkout),
    abandonmentType: () => "CHECKOUT",
    mostRecentStep: () => "CHECKOUT",
    cartUrl: of(({ lines }, { shop }) => {
      const things = lines.map(({ variant, quantity }) => `${variant.id}:${quantity}`);
      return `https://${shop.myshopifyDomain}/cart/${things.join(",")}`;
    }),
    createdAt: of(({ createdAt }) => isoTime(createdAt)),
    visitStartedAt: of(({ createdAt }) => isoTime(createdAt)),
    lastBrowseAbandonmentDate: of(({ createdAt }) => isoTime(createdAt)),
    lastCartAbandonmentDate: of(({ createdAt }) => isoTime(createdAt)),
    lastCheckoutAbandonmentDate: of(({ updatedAt }) => isoTime(updatedAt)),
    customer: of(({ customer }) => customer),
    customerHasNoOrderSinceAbandonment: of((checkout, shop) => !hasOrderSince(checkout, shop)),
    customerHasNoDraftOrderSinceAbandonment: of((checkout, shop) => !hasDraftSince(checkout, shop)),
    inventoryAvailable: of(({ lines }, shop) => lines.every((line) => isInStock(line, shop))),
    isMostSignificantAbandonment: of(isLatest),
    isFromOnlineStore: () => true,
    isFromCustomStorefront: () => false,
    isFromShopApp: () => false,
    isFromShopPay: () => false,
    emailState: of(({ emailState }) => emailState),
    emailSentAt: of(({ emailSentAt }) => (emailSentAt === null ? null : isoTime(emailSentAt))),
    daysSinceLastAbandonmentEmail: of(({ emailSentAt }, shop) =>
      emailSentAt === null ? 0 : Math.floor((shop.now() - emailSentAt) / 86_400_000),
    ),
    hoursSinceLastAbandonedCheckout: of(({ updatedAt }, shop) => (shop.now() - updatedAt) / 3_600_000),
  },
};
