import { NO_SKU } from "../books.ts";
import { byOrder, type Known, moreThan, type OrderFacts, type Rule, unitsIn, isStillThere, workOfOurs } from "./facts.ts";

/** Units that are wanted of Waybill and that no warehouse has. */
const unplaced = ({ order, boxes }: OrderFacts, known: Known) =>
  moreThan(unitsIn(workOfOurs(order, known)), unitsIn(boxes.filter(isStillThere))).length > 0;

const someBox = (test: (box: OrderFacts["boxes"][number]) => boolean) => (facts: OrderFacts) => facts.boxes.some(test);

/** What must be so in the world for somebody to be asked about an order. A cause that does not stand here is asked of no order. */
const TRUE: Record<string, (facts: OrderFacts, known: Known) => boolean> = {
  "unroutable.out-of-stock": unplaced,
  "unroutable.no-warehouse": unplaced,
  "unroutable.cash-on-delivery": (facts, known) => known.cashOnDelivery.has(facts.order.id) && unplaced(facts, known),
  "unroutable.line-without-sku": ({ order }) => order.work.some(({ units }) => NO_SKU in units),
  "unroutable.address-not-served": unplaced,
  "order.short": unplaced,
  "order.called-back": unplaced,
  "fulfillment-order.refused": unplaced,
  "parcel.rejected": unplaced,
  "parcel.cancelled-by-warehouse": unplaced,
  "parcel.on-hold": someBox(({ state }) => state === "stopped"),
  "parcel.lost": someBox(({ isAstray, state }) => state === "left" && isAstray),
  "parcel.returned": someBox(({ isAstray, state }) => state === "left" && isAstray),
  "order.shipped-before": ({ order }) => order.fulfillments.some(({ isThere }) => !isThere),
  "parcel.too-late": someBox(({ state }) => state !== "cancelled"),
  "parcel.cancellation-unanswered": someBox(({ state }) => state !== "cancelled"),
  "parcel.unwanted": someBox(({ state }) => state !== "cancelled"),
  "parcel.address-changed": someBox(({ state }) => state !== "cancelled"),
  "parcel.gift-message-changed": someBox(({ state }) => state !== "cancelled"),
  "parcel.service-changed": someBox(({ state }) => state !== "cancelled"),
  "parcel.payment-over": ({ order, boxes }) =>
    ["VOIDED", "REFUNDED", "EXPIRED"].includes(order.payment) && boxes.some(({ state }) => state !== "cancelled"),
  "shipment.refused": ({ order, boxes }) => {
    const left = unitsIn(boxes.filter(({ state }) => state === "left"));
    return moreThan(left, unitsIn(order.fulfillments.filter(({ isThere }) => isThere))).length > 0;
  },
  "parcel.other-goods": someBox(({ state }) => state === "left"),
};

/** Whatever a person is asked is so, and is there for him to decide. */
export const exceptionsTrue: Rule = (now, _, known) =>
  byOrder(now).flatMap((facts) =>
    facts.open
      .filter(({ cause }) => !TRUE[cause]?.(facts, known))
      .map(({ cause, words }) => ({ rule: "asked in vain", orderId: facts.order.id, says: `${cause}: ${words}` })),
  );

/** Nobody is asked about a warehouse, or about what came from outside: both work all the month. */
export const noneBeside: Rule = (now) =>
  now.app.exceptions
    .filter(({ orderId }) => orderId === null)
    .map(({ cause, words }) => ({ rule: "asked in vain", orderId: null, says: `${cause}: ${words}` }));
