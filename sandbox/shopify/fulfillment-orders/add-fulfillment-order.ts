import type { FulfillmentOrderRecord, LineRecord, OrderRecord } from "../state/order-record.ts";
import type { ShopState } from "../state/shop-state.ts";

/** Adds a fulfillment order to an order. Stock is the caller's to commit. */
export function addFulfillmentOrder(
  state: ShopState,
  order: OrderRecord,
  input: { locationId: number; methodType: FulfillmentOrderRecord["methodType"]; lines: { line: LineRecord; quantity: number }[] },
): FulfillmentOrderRecord {
  const at = state.now();
  const one: FulfillmentOrderRecord = {
    __typename: "FulfillmentOrder",
    id: state.nextId("fulfillmentOrder"),
    order,
    locationId: input.locationId,
    status: "OPEN",
    requestStatus: "UNSUBMITTED",
    methodType: input.methodType,
    holds: [],
    merchantRequests: [],
    progressReported: false,
    fulfillAt: at,
    fulfillBy: null,
    heldApart: [],
    createdAt: at,
    updatedAt: at,
    lines: input.lines.map(({ line, quantity }) => ({
      __typename: "FulfillmentOrderLineItem",
      id: state.nextId("fulfillmentOrderLine"),
      line,
      totalQuantity: quantity,
      remainingQuantity: quantity,
    })),
  };
  order.fulfillmentOrders.push(one);
  state.fulfillmentOrders.set(one.id, one);
  return one;
}
