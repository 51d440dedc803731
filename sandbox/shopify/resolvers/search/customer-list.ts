import { paymentOf } from "../../payments/payment-of.ts";
import type { CustomerRecord } from "../../state/customer-record.ts";
import type { OrderRecord } from "../../state/order-record.ts";
import { byIdAndTime, createdAndUpdated } from "./by-id-and-time.ts";
import { byNothing, byNumber, byTags, byText, byTexts, byTime, byTruth, byWords } from "./filters.ts";
import type { List } from "./list-of.ts";
import { nameOf } from "./order-list.ts";

const spent = (orders: readonly OrderRecord[]) =>
  orders.reduce((sum, order) => sum + paymentOf(order).received - paymentOf(order).refunded, 0) / 100;

/** Customers, as their orders are known to the shop. Nobody leaves a checkout behind. */
export const customerList = (ordersOf: (customer: CustomerRecord) => readonly OrderRecord[]): List<CustomerRecord> => ({
  filters: {
    ...byIdAndTime,
    default: byWords(({ firstName, lastName, email, phone }) => [firstName, lastName, email, phone].join(" ")),
    ...byTexts("email", "phone"),
    first_name: byText(({ firstName }) => firstName),
    last_name: byText(({ lastName }) => lastName),
    ...byTags,
    accepts_marketing: byTruth(({ acceptsMarketing }) => acceptsMarketing),
    country: byText(({ address }) => [address?.country ?? [], address?.countryCode ?? []].flat()),
    customer_date: byTime(({ createdAt }) => createdAt),
    order_date: (customer, ...asked) =>
      ordersOf(customer).some((order) => byTime<OrderRecord>(({ createdAt }) => createdAt)(order, ...asked)),
    orders_count: byNumber((customer) => ordersOf(customer).length),
    total_spent: byNumber((customer) => spent(ordersOf(customer))),
    state: byText(() => "DISABLED"),
    ...byNothing("last_abandoned_order_date"),
  },
  sortKeys: () => ({
    ...createdAndUpdated,
    NAME: nameOf,
    LOCATION: ({ address }) => address && [address.country, address.province, address.city].join(" "),
  }),
});
