import { WITHOUT_SKU } from "../judge/facts.ts";
import type { SeenOrder } from "../picture.ts";
import { BOB, HOME } from "../place/take-picture.ts";
import { OWN_SHOP } from "../place/stock-goods.ts";
import { choose, type Deed, gid, mutate, type Scene } from "./deed.ts";

/** Presses one of the buttons of an order's page; true when the app did it, else what it said. */
async function presses(order: SeenOrder, { place }: Scene, form: Record<string, string>): Promise<true | string> {
  const answer = (await place.merchant.send(`/app/orders/${order.id}?_data=routes/app.orders.$orderId`, form)) as { ok: boolean };
  return answer.ok ? true : `refused, ${JSON.stringify(answer)}`;
}

const holdsHere: Deed = async (order, scene) => {
  const done = await presses(order, scene, { intent: "hold", reason: "INCORRECT_ADDRESS", note: "asks the buyer" });
  return done === true ? "nothing goes until it is released" : done;
};

const releasesHere: Deed = async (order, scene) => {
  const done = await presses(order, scene, { intent: "release" });
  if (done !== true) return done;
  if (order.payment === "PENDING" || order.payment === "PARTIALLY_PAID") scene.books.released.add(order.id);
  return "all of it";
};

const waitsForStock: Deed = async (order, scene) => {
  const done = await presses(order, scene, { intent: "wait" });
  if (done === true) scene.books.waiting.add(order.id);
  return done === true ? "until a warehouse has it" : done;
};

const choosesWarehouse: Deed = async (order, scene) => {
  const warehouses = await scene.place.database.rows<{ id: string; name: string }>(
    `SELECT id::text, name FROM warehouse WHERE "locationId" IS NOT NULL ORDER BY name`,
  );
  const one = choose(scene.draw, "which", warehouses);
  if (!one) return undefined;
  const done = await presses(order, scene, { intent: "choose", warehouseId: one.id });
  if (done !== true) return done;
  const wereAside = scene.books.dismissed.get(order.id)?.has(WITHOUT_SKU) === true;
  scene.books.triesAgain(order);
  // Lines that he has put aside are his still: the choice is about the rest.
  if (wereAside) scene.books.dismisses(order.id, WITHOUT_SKU);
  return one.name;
};

/** "I ship this one": what no warehouse has in its hands goes to the merchant's own shop. */
const shipsHimself: Deed = async (order, scene) => {
  const to = await scene.place.locationId(OWN_SHOP);
  const done = await presses(order, scene, { intent: "keep", locationId: to?.split("/").at(-1) ?? "" });
  if (done !== true) return done;
  scene.books.triesAgain(order);
  scene.books.keeping.add(order.id);
  return OWN_SHOP;
};

/** Calls one parcel back: what was in it goes nowhere until a person says so. */
const cancelsParcel: Deed = async (order, scene) => {
  const waiting = scene.picture.boxes.filter(({ orderId, state }) => orderId === order.id && state === "waiting");
  const box = choose(scene.draw, "which", waiting);
  const [parcel] = await scene.place.database.rows<{ id: string }>(`SELECT id::text FROM parcel WHERE reference = $1`, [
    box?.reference ?? "",
  ]);
  if (!box || !parcel) return undefined;
  const done = await presses(order, scene, { intent: "cancel-parcel", parcelId: parcel.id });
  return done === true ? box.reference : done;
};

/** Moves open work to a warehouse by hand, in Shopify, and requests it there. */
const requestsByHand: Deed = async (order, scene) => {
  const one = choose(
    scene.draw,
    "which",
    order.work.filter(({ status, method }) => status === "OPEN" && (method === "SHIPPING" || method === null)),
  );
  const to = scene.draw.pick("to", [HOME, BOB]);
  const location = await scene.place.locationId(to);
  if (!one || location === undefined) return undefined;
  let { id } = one;
  if (one.place !== to) {
    const made = await mutate<{ movedFulfillmentOrder: { id: string } | null }>(
      scene,
      "fulfillmentOrderMove",
      { id: "ID!", newLocationId: "ID!" },
      { id: gid("FulfillmentOrder", id), newLocationId: location },
      "movedFulfillmentOrder { id }",
    );
    id = made.movedFulfillmentOrder?.id.split("/").at(-1) ?? id;
  }
  await mutate(scene, "fulfillmentOrderSubmitFulfillmentRequest", { id: "ID!" }, { id: gid("FulfillmentOrder", id) });
  scene.books.requested.add(order.id);
  return `${id} at ${to}`;
};

/** What the merchant decides on an order's page, and what he asks of a warehouse past it. */
export const deciding = {
  holdsHere,
  releasesHere,
  waitsForStock,
  choosesWarehouse,
  shipsHimself,
  cancelsParcel,
  requestsByHand,
} satisfies Record<string, Deed>;
