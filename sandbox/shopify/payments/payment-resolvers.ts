import { connectionOf, type ConnectionArgs } from "../connection.ts";
import { orderMoneyBag, presentmentMinor } from "../resolvers/money-bag.ts";
import { shippingSource } from "../resolvers/shipping-line-resolvers.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { times } from "../resolvers/times.ts";
import { decimalAmount, moneyAmount } from "../state/decimal-amount.ts";
import { toGid } from "../state/gid.ts";
import { isoTime } from "../state/iso-time.ts";
import { lineTax, orderMoney, taxOn } from "../state/order-money.ts";
import type { OrderRecord, RefundLineRecord, RefundRecord } from "../state/order-record.ts";
import { transactionsOf } from "./add-transaction.ts";
import { canMarkAsPaid } from "./mark-as-paid.ts";
import { capturable, gatewayNames, type Payment, paymentOf } from "./payment-of.ts";
import { type AskedRefund, suggestRefund, type SuggestedPayment, type SuggestedRefund } from "./suggest-refund.ts";
import { isByHand } from "./transaction-payload.ts";
import type { TransactionRecord } from "./transaction-record.ts";

const money = (pick: (payment: Payment, order: OrderRecord) => number) => (order: OrderRecord) =>
  orderMoneyBag(order, pick(paymentOf(order), order));

const orderOf = ({ orderId }: TransactionRecord, { shop }: RequestContext) => shop.orders.get(orderId) ?? null;

const ofTransaction =
  (pick: (one: TransactionRecord, order: OrderRecord) => number) => (one: TransactionRecord, _: unknown, context: RequestContext) => {
    const order = orderOf(one, context);
    return order && orderMoneyBag(order, pick(one, order));
  };

const ofRefundLine = (pick: (line: RefundLineRecord) => number) => (one: RefundLineRecord) => orderMoneyBag(one.line.order, pick(one));

type ShippingRefund = { id: number; order: OrderRecord; shippingMinor: number };

/** Money for shipping goes back by the first shipping line. */
const refundedShipping = (order: OrderRecord, shippingMinor: number): ShippingRefund[] => {
  const [line] = order.shippingLines;
  return line && shippingMinor > 0 ? [{ id: line.id, order, shippingMinor }] : [];
};

const refunded = ({ transactions }: RefundRecord) => transactions.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

/** How orders were paid and paid back. */
export const paymentResolvers: ResolverMap = {
  Order: {
    displayFinancialStatus: (order: OrderRecord) => order.financialStatus,
    paymentGatewayNames: gatewayNames,
    fullyPaid: (order: OrderRecord) => paymentOf(order).received >= orderMoney(order).total,
    unpaid: (order: OrderRecord) => paymentOf(order).received === 0,
    canMarkAsPaid,
    capturable: (order: OrderRecord) => paymentOf(order).authorized > 0,
    refundable: (order: OrderRecord) => paymentOf(order).received > paymentOf(order).refunded,
    totalReceivedSet: money(({ received }) => received),
    netPaymentSet: money(({ received, refunded }) => received - refunded),
    totalOutstandingSet: money(({ outstanding }) => outstanding),
    totalCapturableSet: money(({ authorized }) => authorized),
    totalCapturable: (order: OrderRecord) => decimalAmount(paymentOf(order).authorized),
    totalRefundedSet: money(({ refunded }) => refunded),
    totalRefundedShippingSet: money((_, { refunds }) => refunds.reduce((sum, { shippingMinor }) => sum + shippingMinor, 0)),
    refundDiscrepancySet: money(() => 0),
    transactions: (
      order: OrderRecord,
      { first, capturable: only }: { first?: number | null; capturable?: boolean | null },
      { shop }: RequestContext,
    ) =>
      transactionsOf(shop, order)
        .filter((one) => only == null || capturable(order, one) > 0 === only)
        .slice(0, first ?? undefined),
    transactionsCount: (order: OrderRecord, _: unknown, { shop }: RequestContext) => ({
      count: transactionsOf(shop, order).length,
      precision: "EXACT",
    }),
    refunds: ({ refunds }: OrderRecord, { first }: { first?: number | null }) => refunds.slice(0, first ?? undefined),
    suggestedRefund: (order: OrderRecord, asked: AskedRefund, { shop }: RequestContext) => suggestRefund(shop, order, asked),
    returns: (_: OrderRecord, args: ConnectionArgs) => connectionOf([], args),
  },
  SuggestedRefund: {
    amount: ({ order, amountMinor }: SuggestedRefund) => moneyAmount(presentmentMinor(order, amountMinor)),
    amountSet: ({ order, amountMinor }: SuggestedRefund) => orderMoneyBag(order, amountMinor),
    suggestedTransactions: ({ payments }: SuggestedRefund) => payments,
  },
  SuggestedOrderTransaction: {
    kind: () => "SUGGESTED_REFUND",
    gateway: ({ parent }: SuggestedPayment) => parent.gateway,
    amountSet: ({ order, amountMinor }: SuggestedPayment) => orderMoneyBag(order, amountMinor),
    parentTransaction: ({ parent }: SuggestedPayment) => parent,
  },
  OrderTransaction: {
    ...times("createdAt"),
    id: ({ id }: TransactionRecord) => toGid("OrderTransaction", id),
    processedAt: ({ createdAt }: TransactionRecord) => isoTime(createdAt),
    amountSet: ofTransaction(({ amountMinor }) => amountMinor),
    amount: ({ amountMinor }: TransactionRecord) => decimalAmount(amountMinor),
    totalUnsettledSet: ofTransaction((one, order) => capturable(order, one)),
    parentTransaction: ({ parent }: TransactionRecord) => parent,
    order: (one: TransactionRecord, _: unknown, context: RequestContext) => orderOf(one, context),
    formattedGateway: ({ gateway }: TransactionRecord) => gateway.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase()),
    manualPaymentGateway: isByHand,
    manuallyCapturable: (one: TransactionRecord, _: unknown, context: RequestContext) => {
      const order = orderOf(one, context);
      return order !== null && capturable(order, one) > 0;
    },
    multiCapturable: () => false,
    maximumRefundableV2: (one: TransactionRecord, _: unknown, context: RequestContext) => {
      const order = orderOf(one, context);
      if (!order || (one.kind !== "SALE" && one.kind !== "CAPTURE") || one.status !== "SUCCESS") return null;
      const back = order.transactions.reduce(
        (sum, { parent, kind, amountMinor }) => (parent === one && kind === "REFUND" ? sum + amountMinor : sum),
        0,
      );
      return { amount: moneyAmount(presentmentMinor(order, one.amountMinor - back)), currencyCode: order.presentment.currency };
    },
    paymentId: (one: TransactionRecord, _: unknown, context: RequestContext) => {
      const order = orderOf(one, context);
      return order && `${order.name}.${order.transactions.indexOf(one) + 1}`;
    },
    accountNumber: () => null,
    authorizationExpiresAt: ({ kind, createdAt }: TransactionRecord) =>
      kind === "AUTHORIZATION" ? isoTime(createdAt + 7 * 86_400_000) : null,
    errorCode: () => null,
    fees: () => [],
    paymentDetails: () => null,
    paymentIcon: () => null,
    receiptJson: () => "{}",
    settlementCurrency: () => null,
    settlementCurrencyRate: () => null,
    user: () => null,
    location: () => null,
    device: () => null,
  },
  Refund: {
    ...times("createdAt"),
    id: ({ id }: RefundRecord) => toGid("Refund", id),
    legacyResourceId: ({ id }: RefundRecord) => String(id),
    updatedAt: ({ createdAt }: RefundRecord) => isoTime(createdAt),
    processedAt: ({ createdAt }: RefundRecord) => isoTime(createdAt),
    duties: () => [],
    return: () => null,
    staffMember: () => null,
    totalRefundedSet: (refund: RefundRecord) => orderMoneyBag(refund.order, refunded(refund)),
    orderAdjustments: (_: RefundRecord, args: ConnectionArgs) => connectionOf([], args),
    refundShippingLines: ({ order, shippingMinor }: RefundRecord, args: ConnectionArgs) =>
      connectionOf(refundedShipping(order, shippingMinor), args),
    refundLineItems: ({ lines }: RefundRecord, args: ConnectionArgs) => connectionOf(lines, args),
    transactions: ({ transactions }: RefundRecord, args: ConnectionArgs) => connectionOf(transactions, args),
  },
  RefundShippingLine: {
    id: ({ id }: { id: number }) => toGid("RefundShippingLine", id),
    shippingLine: ({ order }: ShippingRefund) => shippingSource(order)[0] ?? null,
    subtotalAmountSet: ({ order, shippingMinor }: ShippingRefund) => orderMoneyBag(order, shippingMinor),
    taxAmountSet: ({ order, shippingMinor }: ShippingRefund) => orderMoneyBag(order, taxOn(order, shippingMinor)),
  },
  RefundLineItem: {
    id: ({ id }: RefundLineRecord) => toGid("RefundLineItem", id),
    lineItem: ({ line }: RefundLineRecord) => line,
    location: ({ locationId }: RefundLineRecord, _: unknown, { shop }: RequestContext) =>
      locationId === null ? null : (shop.locations.get(locationId) ?? null),
    restocked: ({ restockType }: RefundLineRecord) => restockType !== "NO_RESTOCK",
    priceSet: ofRefundLine(({ line }) => line.unitMinor),
    subtotalSet: ofRefundLine(({ subtotalMinor }) => subtotalMinor),
    totalTaxSet: ofRefundLine(({ line, quantity }) => lineTax(line, quantity)),
  },
};
