import type { FulfillmentOrderRecord, FulfillmentRecord } from "../../state/order-record.ts";
import { byIdAndTime, createdAndUpdated } from "./by-id-and-time.ts";
import { byNumber, byText, byWords } from "./filters.ts";
import type { List } from "./list-of.ts";

/** Fulfillment orders. */
export const fulfillmentOrderList: List<FulfillmentOrderRecord> = {
  filters: {
    ...byIdAndTime,
    default: byWords(({ order, lines }) => [order.name, ...lines.map(({ line }) => line.title)].join(" ")),
    assigned_location_id: byNumber(({ locationId }) => locationId),
    status: byText(({ status }) => status),
    request_status: byText(({ requestStatus }) => requestStatus),
  },
  sortKeys: () => createdAndUpdated,
};

/** Parcels of an order, by when they were made and changed. */
export const fulfillmentList: List<FulfillmentRecord> = { filters: byIdAndTime, sortKeys: () => createdAndUpdated };
