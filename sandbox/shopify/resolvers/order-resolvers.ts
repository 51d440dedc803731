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
import { moneyBag } from "./money-bag.ts";
import { times } from "./times.ts";
import { isVisible } from "./is-visible.ts";

type Money = ReturnType<typeof orderMoney>;

const money =
  (pick: (money: Money, order: OrderRecord) => number) =>
  (order: OrderRecord, _: unknown, { shop }: RequestContext) =>
    moneyBag(pick(orderMoney(order), order), shop.shop.currency);

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

const unpaid = (order: OrderRecord) => order.financialStatus === "PENDING" || order.financialStatus === "AUTHORIZED";

/** Orders. Taxes are in the prices; there are no discounts, duties or tips. */
export const orderResolvers: ResolverMap = {
  Order: {
    ...times("createdAt", "updatedAt", "processedAt", "cancelledAt", "closedAt"),
    ...metafieldFields("Order"),
    ...idFields("Order"),
    confirmationNumber: (order: OrderRecord) => order.checkoutToken?.slice(0, 9).toUpperCase() ?? null,
    closed: (order: OrderRecord) => order.closedAt !== null,
    confirmed: () => true,
    edited: () => false,
    sourceName: () => "web",
    sourceIdentifier: () => null,
    currencyCode: (_: OrderRecord, __: unknown, { shop }: RequestContext) => shop.shop.currency,
    presentmentCurrencyCode: (_: OrderRecord, __: unknown, { shop }: RequestContext) => shop.shop.currency,
    customerLocale: () => "en-GB",
    customerAcceptsMarketing: (order: OrderRecord) => order.customer?.acceptsMarketing ?? false,
    displayFinancialStatus: (order: OrderRecord) => order.financialStatus,
    displayFulfillmentStatus: orderFulfillmentStatus,
    cancellation: (order: OrderRecord) => (order.cancelledAt === null ? null : { staffNote: null }),
    paymentGatewayNames: (order: OrderRecord) => [order.paymentGateway],
    risk: () => ({ recommendation: "NONE", assessments: [] }),
    fullyPaid: (order: OrderRecord) => !unpaid(order),
    unpaid,
    fulfillable: (order: OrderRecord) => order.fulfillmentOrders.some((one) => !["CLOSED", "CANCELLED"].includes(one.status)),
    refundable: (order: OrderRecord) => order.financialStatus === "PAID",
    restockable: (order: OrderRecord) => order.cancelledAt === null,
    requiresShipping: (order: OrderRecord) => order.lines.some((line) => line.requiresShipping),
    taxesIncluded: () => true,
    taxExempt: () => false,
    taxLines: () => [],
    currentTaxLines: () => [],
    discountCode: () => null,
    discountCodes: () => [],
    poNumber: () => null,
    cartToken: () => null,
    clientIp: () => null,
    returnStatus: () => "NO_RETURN",
    refunds: () => [],
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
    currentShippingPriceSet: money(({ currentTotal, currentSubtotal }) => currentTotal - currentSubtotal),
    totalRefundedSet: money((_, order) => order.refundedMinor),
    totalRefundedShippingSet: money(() => 0),
    totalDiscountsSet: money(() => 0),
    currentTotalDiscountsSet: money(() => 0),
    cartDiscountAmountSet: money(() => 0),
    currentCartDiscountAmountSet: money(() => 0),
    totalTaxSet: money(() => 0),
    currentTotalTaxSet: money(() => 0),
    totalTipReceivedSet: money(() => 0),
    totalReceivedSet: money(({ total }, order) => (unpaid(order) ? 0 : total)),
    netPaymentSet: money(({ total }, order) => (unpaid(order) ? 0 : total - order.refundedMinor)),
    totalOutstandingSet: money(({ currentTotal }, order) => (unpaid(order) ? currentTotal : 0)),
    totalCapturableSet: money(() => 0),
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
    transactions: (order: OrderRecord, _: unknown, { shop }: RequestContext) =>
      unpaid(order)
        ? []
        : [
            {
              id: toGid("OrderTransaction", order.id),
              kind: "SALE",
              status: "SUCCESS",
              gateway: order.paymentGateway,
              test: order.test,
              amountSet: moneyBag(orderMoney(order).total, shop.shop.currency),
              createdAt: null,
              processedAt: null,
            },
          ],
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
