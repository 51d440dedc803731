import { addUp, type SeenOrder, type Units } from "../picture.ts";
import { byOrder, type Finding, forbidden, isAsked, isDue, moreThan, type OrderFacts, type Rule, unitsIn, workOfOurs } from "./facts.ts";

/** Of a parcel that leaves too late to be stopped a person is told. */
const TOLD = ["parcel.too-late", "parcel.unwanted", "parcel.other-goods", "parcel.payment-over"];

const orderedOf = ({ lines }: SeenOrder): Units => addUp(lines.map(({ item, quantity }) => ({ [item]: quantity })));

/**
 * No unit leaves twice: what left, and what the merchant shipped himself, is at most what was ordered, and what a person let go once more. What he
 * marked as fulfilled at the warehouse that ships it has the number of its box by then: it is that box, and nothing besides.
 */
export const notTwice: Rule = (now, _, known) =>
  byOrder(now).flatMap(({ order, boxes, open }) => {
    const gone = boxes.filter(({ state }) => state === "left");
    const left = unitsIn(gone);
    const isBox = ({ numbers }: { numbers: readonly string[] }) =>
      numbers.length > 0 && gone.some((box) => sameNumbers(numbers, box.numbers));
    const byHand = unitsIn(order.fulfillments.filter((one) => one.isThere && known.byHand.has(one.id) && !isBox(one)));
    const allowed = addUp([orderedOf(order), known.again.get(order.id) ?? {}]);
    const twice = moreThan(addUp([left, byHand]), allowed);
    if (twice.length === 0 || isAsked({ order, boxes, open }, known, ...TOLD)) return [];
    return [{ rule: "shipped twice", orderId: order.id, says: `${twice.join(", ")} more than were ordered have left` }];
  });

/** What leaves was wanted when it left, unless a person was told that it could not be stopped. */
export const wantedThen: Rule = (now, before, known) => {
  const earlier = new Map(before.orders.map((order) => [order.id, order]));
  const had = new Set(before.boxes.filter(({ state }) => state === "left").map(({ key }) => key));
  return byOrder(now).flatMap((facts) => {
    const { order, boxes } = facts;
    const then = earlier.get(order.id);
    const fresh = unitsIn(boxes.filter(({ key, state }) => state === "left" && !had.has(key)));
    if (!then || known.touched.has(order.id) || isAsked(facts, known, ...TOLD)) return [];
    const unwanted = moreThan(fresh, unitsIn(workOfOurs(then, known)));
    return unwanted.length > 0
      ? [{ rule: "shipped unwanted", orderId: order.id, says: `${unwanted.join(", ")} left, and nobody wanted them` }]
      : [];
  });
};

/** Nothing is sent to a warehouse that it should not get: before and after the hour alike. What its people share out anew was sent before. */
export const notForThose: Rule = (now, before, known) => {
  const earlier = new Map(before.orders.map((order) => [order.id, order]));
  const had = new Set(before.boxes.map(({ reference }) => reference));
  return byOrder(now).flatMap(({ order, boxes }): Finding[] => {
    const fresh = boxes.filter(({ reference }) => !had.has(reference));
    if (fresh.length === 0) return [];
    const then = earlier.get(order.id);
    const why = forbidden(order, known);
    if (isDue(order) && known.requested.has(order.id)) return [];
    if (why === null || (then && forbidden(then, known) === null)) return [];
    return [{ rule: "sent forbidden", orderId: order.id, says: `${fresh.map(({ reference }) => reference).join(", ")} was sent: ${why}` }];
  });
};

/** Each box that left is told to Shopify once, whole; and nothing is told that did not leave. */
export const toldOnce: Rule = (now, _, known) => byOrder(now).flatMap((facts) => [...untold(facts, known), ...invented(facts, known)]);

const sameNumbers = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && [...one].sort().join() === [...other].sort().join();

function untold(facts: OrderFacts, known: Parameters<Rule>[2]): Finding[] {
  const { order, boxes } = facts;
  return boxes
    .filter(({ state }) => state === "left")
    .flatMap((box): Finding[] => {
      const of = (says: string) => [
        { rule: "told once", orderId: order.id, says: `${box.key} (${box.reference}, ${box.numbers.join()}) ${says}` },
      ];
      const told = order.fulfillments.filter(({ numbers }) => sameNumbers(numbers, box.numbers));
      const there = told.filter(({ isThere }) => isThere);
      if (there.length > 1) return of(`was told ${there.length} times`);
      if (told.length === 0) return isAsked(facts, known, "shipment.refused", ...TOLD) ? [] : of("left, and Shopify does not know of it");
      const [first] = there;
      const differs = first && [...moreThan(first.units, box.units), ...moreThan(box.units, first.units)];
      if (!differs?.length || isAsked(facts, known, "shipment.refused", ...TOLD)) return [];
      return of(`has other units than Shopify was told: ${differs.join(", ")}`);
    });
}

function invented({ order, boxes }: OrderFacts, known: Parameters<Rule>[2]): Finding[] {
  const left = boxes.filter(({ state }) => state === "left");
  return order.fulfillments
    .filter((one) => one.isThere && known.ours.has(one.place) && !known.byHand.has(one.id))
    .filter((one) => !left.some(({ numbers }) => sameNumbers(numbers, one.numbers)))
    .map((one) => ({ rule: "told once", orderId: order.id, says: `fulfillment ${one.id} (${one.numbers.join()}) is of no box that left` }));
}
