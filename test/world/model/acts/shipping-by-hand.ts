import type { SeenOrder } from "../picture.ts";
import { OWN_SHOP } from "../place/stock-goods.ts";
import { choose, type Deed, gid, mutate } from "./deed.ts";

const FULFIL = "fulfillment { id }";

/** What nobody holds and no warehouse works on. */
const openWork = (order: SeenOrder) => order.work.filter(({ status }) => status === "OPEN");

/** Ships what is left of a fulfillment order himself, with or without a number. */
const fulfils: Deed = async (order, scene) => {
  const one = choose(
    scene.draw,
    "which",
    order.work.filter(({ status }) => status === "OPEN" || status === "IN_PROGRESS"),
  );
  if (!one) return undefined;
  const trackingInfo = scene.draw.percent("numbered", 50)
    ? { trackingInfo: { number: `HAND-${order.id}-${one.id}`, company: "Evri" } }
    : {};
  const fulfillment = { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: gid("FulfillmentOrder", one.id) }], ...trackingInfo };
  const made = await mutate<{ fulfillment: { id: string } }>(
    scene,
    "fulfillmentCreate",
    { fulfillment: "FulfillmentInput!" },
    { fulfillment },
    FULFIL,
  );
  scene.books.byHand.add(made.fulfillment.id.split("/").at(-1) ?? "");
  return `${JSON.stringify(one.units)} at ${one.place}`;
};

const cancelsFulfillment: Deed = async (order, scene) => {
  const one = choose(
    scene.draw,
    "which",
    order.fulfillments.filter(({ isThere }) => isThere),
  );
  if (!one) return undefined;
  await mutate(scene, "fulfillmentCancel", { id: "ID!" }, { id: gid("Fulfillment", one.id) });
  return `${one.id} of ${JSON.stringify(one.units)} (${one.numbers.join()})`;
};

const correctsTracking: Deed = async (order, scene) => {
  const one = choose(
    scene.draw,
    "which",
    order.fulfillments.filter(({ isThere, numbers }) => isThere && numbers.length === 1),
  );
  if (!one) return undefined;
  const number = `CORRECTED-${one.id}`;
  scene.books.isNumberedAlso(number, one.numbers[0] ?? "");
  const types = { fulfillmentId: "ID!", trackingInfoInput: "FulfillmentTrackingInput!" };
  await mutate(scene, "fulfillmentTrackingInfoUpdate", types, {
    fulfillmentId: gid("Fulfillment", one.id),
    trackingInfoInput: { number, company: "DPD UK" },
  });
  return `${one.id} is ${number}`;
};

/** "I ship this one": an open fulfillment order goes to the merchant's own shop. */
const movesToOwnShop: Deed = async (order, scene) => {
  const one = choose(
    scene.draw,
    "which",
    openWork(order).filter(({ place }) => place !== OWN_SHOP),
  );
  const to = await scene.place.locationId(OWN_SHOP);
  if (!one || !to) return undefined;
  const made = await mutate<{ movedFulfillmentOrder: { id: string } | null }>(
    scene,
    "fulfillmentOrderMove",
    { id: "ID!", newLocationId: "ID!" },
    { id: gid("FulfillmentOrder", one.id), newLocationId: to },
    "movedFulfillmentOrder { id }",
  );
  const moved = made.movedFulfillmentOrder?.id.split("/").at(-1) ?? "";
  scene.books.kept.add(moved);
  return `${one.id} from ${one.place}, now ${moved}`;
};

const holds: Deed = async (order, scene) => {
  const one = choose(scene.draw, "which", openWork(order));
  if (!one) return undefined;
  const part = one.lines.filter(({ units }) => units > 0)[0];
  const isPart = part && scene.draw.percent("part", 40);
  const fulfillmentHold = {
    reason: "OTHER",
    reasonNotes: "asked by the buyer",
    ...(isPart && { fulfillmentOrderLineItems: [{ id: gid("FulfillmentOrderLineItem", part.id), quantity: 1 }] }),
  };
  const types = { id: "ID!", fulfillmentHold: "FulfillmentOrderHoldInput!" };
  await mutate(scene, "fulfillmentOrderHold", types, { id: gid("FulfillmentOrder", one.id), fulfillmentHold });
  return isPart ? `1 × ${part.item} of ${one.id}` : one.id;
};

const releases: Deed = async (order, scene) => {
  const held = order.work.filter(({ status }) => status === "ON_HOLD");
  for (const { id } of held) await mutate(scene, "fulfillmentOrderReleaseHold", { id: "ID!" }, { id: gid("FulfillmentOrder", id) });
  return held.length === 0 ? undefined : held.map(({ id }) => id).join();
};

const reschedules: Deed = async (order, scene) => {
  const one = order.work.find(({ status }) => status === "SCHEDULED");
  if (!one) return undefined;
  const fulfillAt = scene.place
    .now()
    .add({ hours: 1 + scene.draw.below("hours", 48) })
    .toString();
  await mutate(
    scene,
    "fulfillmentOrderReschedule",
    { id: "ID!", fulfillAt: "DateTime!" },
    { id: gid("FulfillmentOrder", one.id), fulfillAt },
  );
  return `${one.id} to ${fulfillAt}`;
};

/** What staff do in Shopify with the work of shipping itself. */
export const shippingByHand = {
  fulfils,
  cancelsFulfillment,
  correctsTracking,
  movesToOwnShop,
  holds,
  releases,
  reschedules,
} satisfies Record<string, Deed>;
