import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";
import { orderFulfillmentStatus } from "../state/order-fulfillment-status.ts";
import { orderMoney } from "../state/order-money.ts";
import type { OrderRecord } from "../state/order-record.ts";
import { orderStatusUrl } from "../state/order-status-url.ts";
import { addressSource } from "./address-source.ts";
import { idFields } from "./id-fields.ts";
import { metafieldFields } from "./metafield-fields.ts";
import { moneyBag, orderMoneyBag } from "./money-bag.ts";
import { times } from "./times.ts";
import { isVisible } from "./is-visible.ts";

type Money = ReturnType<typeof orderMoney>;

const money =
  (pick: (money: Money, order: OrderRecord) => number) =>
  (order: OrderRecord, _: unknown, { shop }: RequestContext) =>
    orderMoneyBag(order, pick(orderMoney(order), order), shop.shop.currency);

const units = (order: OrderRecord) => order.lines.reduce((sum, line) => sum + line.currentQuantity, 0);

const count = (of: number) => ({ count: of, precision: "EXACT" });

const shippingLines = (order: OrderRecord) => (order.shippingLine ? [order.shippingLine] : []);

const grams = (order: OrderRecord, quantity: "quantity" | "currentQuantity") =>
  String(
    Math.max(
      0,
      order.lines.reduce((sum, line) => sum + (line.variant?.grams ?? 0) * line[quantity], 0),
    ),
  );

/** The tax of an order, or nothing where it carries none. */
export const taxLines = (order: OrderRecord, minor: number, currency: string) => {
  const priceSet = orderMoneyBag(order, minor, currency);
  const { rate } = order.taxes;
  return rate === 0
    ? []
    : [
        {
          title: "VAT",
          rate,
          ratePercentage: rate * 100,
          channelLiable: false,
          source: "Shopify",
          price: priceSet.shopMoney.amount,
          priceSet,
        },
      ];
};

/** Orders. There are no discounts, duties or tips. */
export const orderResolvers: ResolverMap = {
  Order: {
    ...times("createdAt", "updatedAt", "processedAt", "cancelledAt", "closedAt"),
    ...metafieldFields("Order"),
    ...idFields("Order"),
    confirmationNumber: (order: OrderRecord) => order.checkoutToken?.slice(0, 9).toUpperCase() ?? null,
    closed: (order: OrderRecord) => order.closedAt !== null,
    confirmed: () => true,
    sourceIdentifier: () => null,
    currencyCode: (_: OrderRecord, __: unknown, { shop }: RequestContext) => shop.shop.currency,
    presentmentCurrencyCode: ({ presentment }: OrderRecord) => presentment.currency,
    customerLocale: () => "en-GB",
    customerAcceptsMarketing: (order: OrderRecord) => order.customer?.acceptsMarketing ?? false,
    displayFulfillmentStatus: orderFulfillmentStatus,
    cancellation: (order: OrderRecord) => (order.cancelledAt === null ? null : { staffNote: order.staffNote }),
    fulfillable: (order: OrderRecord) => order.fulfillmentOrders.some((one) => !["CLOSED", "CANCELLED"].includes(one.status)),
    restockable: (order: OrderRecord) => order.cancelledAt === null,
    requiresShipping: (order: OrderRecord) => order.lines.some((line) => line.requiresShipping),
    taxesIncluded: ({ taxes }: OrderRecord) => taxes.included,
    taxExempt: () => false,
    taxLines: (order: OrderRecord, _: unknown, { shop }: RequestContext) => taxLines(order, orderMoney(order).tax, shop.shop.currency),
    currentTaxLines: (order: OrderRecord, _: unknown, { shop }: RequestContext) =>
      taxLines(order, orderMoney(order).currentTax, shop.shop.currency),
    discountCode: () => null,
    discountCodes: () => [],
    cartToken: () => null,
    clientIp: () => null,
    returnStatus: () => "NO_RETURN",
    shippingAddress: (order: OrderRecord) => addressSource(order.shippingAddress, order.id),
    billingAddress: (order: OrderRecord) => addressSource(order.billingAddress, order.id),
    displayAddress: (order: OrderRecord) => addressSource(order.shippingAddress ?? order.billingAddress, order.id),
    billingAddressMatchesShippingAddress: (order: OrderRecord) => order.billingAddress === order.shippingAddress,
    statusPageUrl: (order: OrderRecord, _: unknown, { shop }: RequestContext) => orderStatusUrl(shop, order),
    subtotalLineItemsQuantity: (order: OrderRecord) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
    currentSubtotalLineItemsQuantity: units,
    totalWeight: (order: OrderRecord) => grams(order, "quantity"),
    currentTotalWeight: (order: OrderRecord) => grams(order, "currentQuantity"),
    subtotalPriceSet: money(({ subtotal }) => subtotal),
    currentSubtotalPriceSet: money(({ currentSubtotal }) => currentSubtotal),
    totalPriceSet: money(({ total }) => total),
    originalTotalPriceSet: money(({ total }) => total),
    currentTotalPriceSet: money(({ currentTotal }) => currentTotal),
    totalShippingPriceSet: money(({ shipping }) => shipping),
    currentShippingPriceSet: money(({ currentShipping }) => currentShipping),
    totalDiscountsSet: money(() => 0),
    currentTotalDiscountsSet: money(() => 0),
    cartDiscountAmountSet: money(() => 0),
    currentCartDiscountAmountSet: money(() => 0),
    totalTaxSet: money(({ tax }) => tax),
    currentTotalTaxSet: money(({ currentTax }) => currentTax),
    totalTipReceivedSet: money(() => 0),
    shippingLine: (order: OrderRecord) => order.shippingLine,
    shippingLines: (order: OrderRecord, args: ConnectionArgs) => connectionOf(shippingLines(order), args),
    lineItems: (order: OrderRecord, args: ConnectionArgs) => connectionOf(order.lines, args),
    fulfillmentOrders: (order: OrderRecord, args: ConnectionArgs, context: RequestContext) =>
      connectionOf(
        order.fulfillmentOrders.filter((one) => isVisible(context, one)),
        args,
      ),
    fulfillments: (order: OrderRecord, { first }: { first?: number }) => order.fulfillments.slice(0, first ?? order.fulfillments.length),
    fulfillmentsCount: (order: OrderRecord) => count(order.fulfillments.length),
  },
  ShippingLine: {
    id: (line: { id: number }) => toGid("ShippingLine", line.id),
    originalPriceSet: (line: { priceMinor: number }, _: unknown, { shop }: RequestContext) => moneyBag(line.priceMinor, shop.shop.currency),
    discountedPriceSet: (line: { priceMinor: number }, _: unknown, { shop }: RequestContext) =>
      moneyBag(line.priceMinor, shop.shop.currency),
    currentDiscountedPriceSet: (line: { priceMinor: number }, _: unknown, { shop }: RequestContext) =>
      moneyBag(line.priceMinor, shop.shop.currency),
    carrierIdentifier: () => null,
    custom: () => false,
    deliveryCategory: () => null,
    isRemoved: () => false,
    phone: () => null,
    source: () => "shopify",
    taxLines: () => [],
    discountAllocations: () => [],
  },
};
