import { gatewayNames } from "../../payments/payment-of.ts";
import type { CustomerRecord } from "../../state/customer-record.ts";
import { orderFulfillmentStatus } from "../../state/order-fulfillment-status.ts";
import { orderMoney } from "../../state/order-money.ts";
import type { OrderRecord } from "../../state/order-record.ts";
import { codesOf } from "../../orders/discount-sources.ts";
import { byIdAndTime, createdAndUpdated } from "./by-id-and-time.ts";
import { byAnyNumber, byNothing, byNumber, byTags, byText, byTime, byTruth, byWeight, byWords } from "./filters.ts";
import type { List } from "./list-of.ts";
import type { Filter } from "./search.ts";

const orderStatus: Filter<OrderRecord> = ({ closedAt, cancelledAt }, { value }) =>
  value === "any" ||
  (value === "open"
    ? closedAt === null && cancelledAt === null
    : value === "closed"
      ? closedAt !== null
      : value === "cancelled"
        ? cancelledAt !== null
        : value === "not_closed" && closedAt === null);

const SHIPPED: Record<string, string> = { shipped: "FULFILLED", partial: "PARTIALLY_FULFILLED", unshipped: "UNFULFILLED" };

const units = ({ lines }: OrderRecord) => lines.reduce((sum, { currentQuantity }) => sum + currentQuantity, 0);

const currentTotal = (order: OrderRecord) => orderMoney(order).currentTotal / 100;

const placesOf = ({ fulfillments }: OrderRecord) => fulfillments.map(({ locationId }) => locationId);

export const nameOf = (customer: Pick<CustomerRecord, "firstName" | "lastName"> | null) =>
  customer && [customer.lastName, customer.firstName].filter(Boolean).join(" ");

/** Orders. Nobody charges back, and there are no returns, no carts and no cards. */
export const orderList: List<OrderRecord> = {
  filters: {
    ...byIdAndTime,
    default: byWords(({ name, email, customer, lines, shippingAddress }) =>
      [
        name,
        email,
        customer?.firstName,
        customer?.lastName,
        shippingAddress?.lastName,
        ...lines.flatMap(({ title, sku }) => [title, sku]),
      ].join(" "),
    ),
    status: orderStatus,
    processed_at: byTime(({ processedAt }) => processedAt),
    name: (...asked) => byText<OrderRecord>(({ name }) => [name, name.slice(1)])(...asked),
    email: byText(({ email }) => email),
    ...byTags,
    test: byTruth(({ test }) => test),
    sku: byText(({ lines }) => lines.flatMap(({ sku }) => sku ?? [])),
    customer_id: byNumber(({ customer }) => customer?.id ?? null),
    source_name: byText(({ sourceName }) => sourceName),
    sales_channel: byText(({ sourceName }) => sourceName),
    channel: byText(({ sourceName }) => sourceName),
    risk_level: byText(({ risk }) => risk ?? "none"),
    gateway: byText(gatewayNames),
    delivery_method: byText(({ lines }) => lines.map(({ delivery }) => delivery.replaceAll("_", "-"))),
    po_number: byText(({ poNumber }) => poNumber),
    financial_status: byText(({ financialStatus }) => financialStatus),
    fulfillment_status: (order, term) => orderFulfillmentStatus(order) === (SHIPPED[term.value.toLowerCase()] ?? term.value.toUpperCase()),
    return_status: byText(() => "NO_RETURN"),
    fraud_protection_level: byText(() => "not_available"),
    checkout_token: byText(({ checkoutToken }) => checkoutToken),
    confirmation_number: byText(({ checkoutToken }) => checkoutToken?.slice(0, 9) ?? null),
    discount_code: byText(codesOf),
    current_total_price: byNumber(currentTotal),
    subtotal_line_items_quantity: byNumber(units),
    total_weight: byWeight(({ lines }) => lines.reduce((sum, { grams, quantity }) => sum + grams * quantity, 0)),
    fulfillment_location_id: byAnyNumber(placesOf),
    reference_location_id: byAnyNumber(placesOf),
    payment_id: byText(({ name, transactions }) => transactions.map((_, index) => `${name}.${index + 1}`)),
    ...byNothing(
      "location_id",
      "payment_provider_id",
      "channel_id",
      "cart_token",
      "chargeback_status",
      "credit_card_last4",
      "source_identifier",
    ),
  },
  sortKeys: () => ({
    ...createdAndUpdated,
    PROCESSED_AT: ({ processedAt }) => processedAt,
    ORDER_NUMBER: ({ number }) => number,
    TOTAL_PRICE: (order) => orderMoney(order).total,
    CURRENT_TOTAL_PRICE: currentTotal,
    CUSTOMER_NAME: ({ customer }) => nameOf(customer),
    DESTINATION: ({ shippingAddress }) =>
      shippingAddress && [shippingAddress.country, shippingAddress.province, shippingAddress.city].join(" "),
    FINANCIAL_STATUS: ({ financialStatus }) => financialStatus,
    FULFILLMENT_STATUS: orderFulfillmentStatus,
    PO_NUMBER: ({ poNumber }) => poNumber,
    TOTAL_ITEMS_QUANTITY: units,
  }),
};
