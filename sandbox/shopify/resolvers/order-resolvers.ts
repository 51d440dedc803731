import { cartOfCheckout } from "../abandonment/abandoned-checkout-record.ts";
import type { GraphQLResolveInfo } from "graphql";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { codesOf, ofWholeOrder } from "../orders/discount-sources.ts";
import { orderFulfillmentStatus } from "../state/order-fulfillment-status.ts";
import { orderMoney, taxesOf, type OrderMoney } from "../state/order-money.ts";
import type { FulfillmentOrderRecord, OrderRecord } from "../state/order-record.ts";
import { orderStatusUrl } from "../state/order-status-url.ts";
import { addressSource } from "./address-source.ts";
import { idFields } from "./id-fields.ts";
import { metafieldFields } from "./metafield-fields.ts";
import { orderMoneyBag } from "./money-bag.ts";
import { fulfillmentList, fulfillmentOrderList } from "./search/fulfillment-order-list.ts";
import { found, listed, type ListArgs } from "./search/list-of.ts";
import { removedShippingSource, shippingSource } from "./shipping-line-resolvers.ts";
import { taxLines } from "./tax-lines.ts";
import { times } from "./times.ts";
import { isVisible } from "./is-visible.ts";

const money = (sum: keyof OrderMoney) => (order: OrderRecord) => orderMoneyBag(order, orderMoney(order)[sum]);

const noMoney = (order: OrderRecord) => orderMoneyBag(order, 0);

const units = (order: OrderRecord) => order.lines.reduce((sum, line) => sum + line.currentQuantity, 0);

const count = (of: number) => ({ count: of, precision: "EXACT" });

const grams = (order: OrderRecord, quantity: "quantity" | "currentQuantity") =>
  String(
    Math.max(
      0,
      order.lines.reduce((sum, line) => sum + line.grams * line[quantity], 0),
    ),
  );

/** Closed because all of it was moved, merged or taken back: no merchant is shown it. */
const isEmptied = ({ status, lines }: FulfillmentOrderRecord) =>
  status === "CLOSED" && lines.every(({ totalQuantity }) => totalQuantity === 0);

/** Orders. There are no duties or tips. */
export const orderResolvers: ResolverMap = {
  Order: {
    ...times("createdAt", "updatedAt", "processedAt", "cancelledAt", "closedAt"),
    ...metafieldFields("Order"),
    ...idFields("Order"),
    confirmationNumber: (order: OrderRecord) => order.checkoutToken?.slice(0, 9).toUpperCase() ?? null,
    closed: (order: OrderRecord) => order.closedAt !== null,
    confirmed: () => true,
    sourceIdentifier: () => null,
    currencyCode: ({ currency }: OrderRecord) => currency,
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
    taxLines: (order: OrderRecord) => taxLines(order, taxesOf(order, "quantity")),
    currentTaxLines: (order: OrderRecord) => taxLines(order, taxesOf(order, "currentQuantity")),
    discountCode: (order: OrderRecord) => codesOf(order)[0] ?? null,
    discountCodes: codesOf,
    cartToken: ({ checkoutToken }: OrderRecord, _: unknown, { shop }: RequestContext) =>
      cartOfCheckout(shop.abandonedCheckouts, checkoutToken),
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
    subtotalPriceSet: money("subtotal"),
    currentSubtotalPriceSet: money("currentSubtotal"),
    totalPriceSet: money("total"),
    originalTotalPriceSet: money("total"),
    currentTotalPriceSet: money("currentTotal"),
    totalShippingPriceSet: money("shipping"),
    currentShippingPriceSet: money("currentShipping"),
    totalDiscountsSet: money("discounts"),
    currentTotalDiscountsSet: money("currentDiscounts"),
    cartDiscountAmountSet: (order: OrderRecord) => orderMoneyBag(order, ofWholeOrder(order, "quantity")),
    currentCartDiscountAmountSet: (order: OrderRecord) => orderMoneyBag(order, ofWholeOrder(order, "currentQuantity")),
    totalTaxSet: money("tax"),
    currentTotalTaxSet: money("currentTax"),
    totalTipReceivedSet: noMoney,
    shippingLine: (order: OrderRecord) => shippingSource(order)[0] ?? null,
    shippingLines: (order: OrderRecord, args: ConnectionArgs & { includeRemovals?: boolean }) =>
      connectionOf([...shippingSource(order), ...(args.includeRemovals ? removedShippingSource(order) : [])], args),
    lineItems: (order: OrderRecord, args: ConnectionArgs) => connectionOf(order.lines, args),
    fulfillmentOrders: (
      order: OrderRecord,
      args: ListArgs & { displayable?: boolean },
      context: RequestContext,
      info: GraphQLResolveInfo,
    ) =>
      listed(
        order.fulfillmentOrders.filter((one) => isVisible(context, one) && (args.displayable !== true || !isEmptied(one))),
        fulfillmentOrderList,
        args,
        context,
        info,
      ),
    fulfillments: (order: OrderRecord, args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      found(order.fulfillments, fulfillmentList, args, context, info).slice(0, args.first ?? order.fulfillments.length),
    fulfillmentsCount: (order: OrderRecord) => count(order.fulfillments.length),
  },
};
