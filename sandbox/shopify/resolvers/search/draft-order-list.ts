import type { DraftOrderRecord } from "../../draft-orders/draft-order-record.ts";
import { byIdAndTime, createdAndUpdated } from "./by-id-and-time.ts";
import { byNothing, byNumber, byText, byWords } from "./filters.ts";
import type { List } from "./list-of.ts";

const total = ({ lines }: DraftOrderRecord) => lines.reduce((sum, { quantity, unitMinor }) => sum + quantity * (unitMinor ?? 0), 0);

/** Draft orders. */
export const draftOrderList: List<DraftOrderRecord> = {
  filters: {
    ...byIdAndTime,
    default: byWords(({ name, email, note, lines }) => [name, email, note, ...lines.map(({ title }) => title)].join(" ")),
    status: byText(({ status }) => status),
    tag: byText(({ tags }) => tags),
    customer_id: byNumber(({ order }) => order?.customer?.id ?? null),
    ...byNothing("source"),
  },
  sortKeys: () => ({
    ...createdAndUpdated,
    NUMBER: ({ id }) => id,
    STATUS: ({ status }) => status,
    TOTAL_PRICE: total,
    CUSTOMER_NAME: ({ shippingAddress }) => shippingAddress && [shippingAddress.lastName, shippingAddress.firstName].join(" "),
  }),
};
