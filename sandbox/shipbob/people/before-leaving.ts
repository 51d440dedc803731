import { z } from "zod";
import type { ShipBobOrder } from "../shipbob-order.ts";
import type { ShipBobShipment } from "../shipbob-shipment.ts";
import { act, orderCalled, PeopleRefusal, type PeoplesWorld, stillHere } from "./act.ts";

const reference = z.string("give the order's reference, such as waybill-1001-1").min(1);
const reason = z.string().min(1).max(500);
const Units = z.strictObject({ sku: z.string().min(1), quantity: z.int().min(1) });

/** What happens to an order before it leaves. */
export const beforeLeaving = {
  cancel: act(z.strictObject({ reference, reason: reason.default("Cancelled by ShipBob") }), (asked, world) => {
    const order = orderCalled(asked.reference, world);
    for (const shipment of stillHere(order)) world.life.hands.callOff(order, shipment, asked.reason);
    return told(order);
  }),

  /** Picks what is here of it, and leaves it at that: from then on only the people there can call it off. */
  pick: act(z.strictObject({ reference }), (asked, world) => {
    const order = orderCalled(asked.reference, world);
    const ready = stillHere(order).filter(({ status }) => status === "Processing");
    if (ready.length === 0) throw new PeopleRefusal(409, `${asked.reference} is stopped: release it first.`);
    for (const shipment of ready) world.life.hands.pick(shipment);
    return told(order);
  }),

  /** Packs and ships at once what is here of it. */
  ship: act(z.strictObject({ reference }), (asked, world) => {
    const order = orderCalled(asked.reference, world);
    const ready = stillHere(order).filter(({ status }) => status === "Processing");
    if (ready.length === 0) throw new PeopleRefusal(409, `${asked.reference} is stopped: release it first.`);
    for (const shipment of ready) world.life.hands.ship(order, shipment);
    return told(order);
  }),

  /** Whether orders are packed by themselves, some seconds after they come. */
  "auto-ship": act(z.strictObject({ enabled: z.boolean("true or false") }), ({ enabled }, { life }) => {
    life.setAutoShip(enabled);
    return { enabled };
  }),

  review: act(z.strictObject({ reference, reason: reason.default("The order needs a review") }), (asked, world) =>
    stop(asked, world, "ImportReview", { id: 501, name: "ImportReview" }),
  ),

  hold: act(z.strictObject({ reference, reason: reason.default("Held by ShipBob") }), (asked, world) =>
    stop(asked, world, "OnHold", { id: 104, name: "ManualHold" }),
  ),

  release: act(z.strictObject({ reference }), (asked, world) => {
    const order = orderCalled(asked.reference, world);
    const stopped = order.shipments.filter(({ status }) => status === "OnHold" || status === "ImportReview");
    if (stopped.length === 0) throw new PeopleRefusal(409, `${asked.reference} is neither on hold nor in review.`);
    for (const shipment of stopped) world.life.hands.takeIn(order, shipment);
    return told(order);
  }),

  "change-address": act(
    z.strictObject({
      reference,
      address: z.strictObject({
        name: z.string().min(1).optional(),
        address1: z.string().min(1).optional(),
        address2: z.string().nullable().optional(),
        city: z.string().min(1).optional(),
        state: z.string().nullable().optional(),
        zip_code: z.string().nullable().optional(),
        country: z.string().length(2).optional(),
      }),
    }),
    (asked, world) => {
      const order = orderCalled(asked.reference, world);
      const here = stillHere(order);
      const { name, ...address } = asked.address;
      const { recipient } = order.request;
      const changed = { ...recipient, ...(name && { name }), address: { ...recipient.address, ...address } };
      order.request = { ...order.request, recipient: changed };
      for (const shipment of here) world.life.hands.note(shipment, 614, "AddressUpdated", "Address was changed");
      return told(order);
    },
  ),

  /** Ships so much of it, and nothing more: the rest is not on its shelf. */
  "ship-short": act(
    z.strictObject({ reference, lines: z.array(Units).min(1, "what leaves; when nothing does, cancel") }),
    (asked, world) => {
      const order = orderCalled(asked.reference, world);
      const here = stillHere(order);
      const left = unitsAsked(asked.lines, world);
      const { stockRoom, ship, callOff, takeIn } = world.life.hands;
      checkThere(left, here, asked.reference, world);
      if (sum(left.values()) === units(here)) throw new PeopleRefusal(400, "That is all of it, and not short: leave something out.");
      for (const shipment of here) {
        stockRoom.release(shipment);
        const leaves = take(shipment, left);
        for (const [productId, quantity] of missing(shipment, leaves)) stockRoom.adjust(shipment.centerId, productId, -quantity);
        if (leaves.length === 0) {
          callOff(order, shipment, "Out of stock: the units were not found");
          continue;
        }
        shipment.lines = leaves;
        shipment.notBefore = null;
        takeIn(order, shipment);
        ship(order, shipment);
      }
      return told(order);
    },
  ),

  /** Packs it into as many shipments, the first of which leaves now and each other one a day after the one before. */
  split: act(z.strictObject({ reference, shipments: z.array(z.array(Units).min(1)).min(2, "two shipments or more") }), (asked, world) => {
    const order = orderCalled(asked.reference, world);
    const here = stillHere(order);
    const wanted = unitsAsked(asked.shipments.flat(), world);
    checkThere(wanted, here, asked.reference, world);
    if (sum(wanted.values()) !== units(here)) throw new PeopleRefusal(400, "The shipments together have to be all that is here of it.");
    const { stockRoom, addShipment, takeIn } = world.life.hands;
    for (const shipment of here) stockRoom.release(shipment);
    const [{ centerId }] = here as [ShipBobShipment];
    const parcels = asked.shipments.map((lines, day) => {
      const parcel = here[day] ?? addShipment(order, centerId, []);
      parcel.lines = [...unitsAsked(lines, world)].map(([productId, quantity]) => ({ productId, quantity }));
      parcel.notBefore =
        day === 0
          ? null
          : world.clock
              .now()
              .add({ hours: 24 * day })
              .toString();
      parcel.picked = false;
      return parcel;
    });
    for (const spare of here.slice(parcels.length)) {
      order.shipments.splice(order.shipments.indexOf(spare), 1);
      world.state.shipments.delete(spare.id);
    }
    for (const parcel of parcels) takeIn(order, parcel);
    return told(order);
  }),

  /** The product is merged into another one: the order's line stays, under another product, and loses its number only if that is said. */
  "swap-sku": act(
    z.strictObject({ reference, from: z.string().min(1), to: z.string().min(1), forgetsLine: z.boolean().default(false) }),
    (asked, world) => {
      if (asked.from === asked.to)
        throw new PeopleRefusal(
          400,
          `${asked.from} is the same product already: give another SKU as "to", of a product that it is merged into.`,
        );
      const order = orderCalled(asked.reference, world);
      const here = stillHere(order);
      const { state, clock } = world;
      const from = state.products.get(asked.from);
      const has = from && here.filter(({ lines }) => lines.some(({ productId }) => productId === from.id));
      if (!from || !has || has.length === 0) throw new PeopleRefusal(409, `There is no ${asked.from} here of ${asked.reference}.`);
      const to = state.products.get(asked.to) ?? state.addProduct(asked.to, asked.to, clock.now().toString());
      const swap = <Line extends { productId: number }>(lines: readonly Line[]): Line[] =>
        lines.map((line) => (line.productId === from.id ? { ...line, productId: to.id } : line));
      const { stockRoom, takeIn } = world.life.hands;
      for (const shipment of has) {
        stockRoom.release(shipment);
        const quantity = sum(shipment.lines.filter(({ productId }) => productId === from.id).map((line) => line.quantity));
        // What was known as the one is the other from now on.
        stockRoom.adjust(shipment.centerId, from.id, -quantity);
        stockRoom.adjust(shipment.centerId, to.id, quantity);
        shipment.lines = swap(shipment.lines);
      }
      const before = order.lines;
      order.lines = swap(before).map((line, index) =>
        asked.forgetsLine && line !== before[index] ? { ...line, externalLineId: null } : line,
      );
      for (const shipment of has) if (shipment.status === "Processing") takeIn(order, shipment);
      return told(order);
    },
  ),
};

function stop(
  asked: { reference: string; reason: string },
  world: PeoplesWorld,
  status: "ImportReview" | "OnHold",
  detail: { id: number; name: string },
) {
  const order = orderCalled(asked.reference, world);
  for (const shipment of stillHere(order)) {
    shipment.picked = false;
    world.life.hands.stopAt(order, shipment, status, { ...detail, description: asked.reason, inventoryId: null });
  }
  return told(order);
}

export function told(order: ShipBobOrder) {
  return {
    reference: order.request.reference_id,
    shipments: order.shipments.map(({ id, status, tracking }) => ({ id, status, trackingNumber: tracking?.number ?? null })),
  };
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);
const units = (shipments: readonly ShipBobShipment[]) => sum(shipments.flatMap(({ lines }) => lines.map(({ quantity }) => quantity)));

/** Units by product. */
function unitsAsked(lines: readonly z.infer<typeof Units>[], { state }: PeoplesWorld): Map<number, number> {
  const wanted = new Map<number, number>();
  for (const { sku, quantity } of lines) {
    const product = state.products.get(sku);
    if (!product) throw new PeopleRefusal(400, `ShipBob knows no SKU '${sku}'.`);
    wanted.set(product.id, (wanted.get(product.id) ?? 0) + quantity);
  }
  return wanted;
}

function checkThere(wanted: ReadonlyMap<number, number>, here: readonly ShipBobShipment[], name: string, { state }: PeoplesWorld): void {
  for (const [productId, quantity] of wanted) {
    const there = sum(here.flatMap(({ lines }) => lines.filter((line) => line.productId === productId).map((line) => line.quantity)));
    const sku = state.productsById.get(productId)?.sku ?? "";
    if (there < quantity) throw new PeopleRefusal(400, `Of ${sku} there are ${there} in what is here of ${name}, not ${quantity}.`);
  }
}

/** As much of a shipment as is left of what is wanted, which gets less by it. */
function take(shipment: ShipBobShipment, left: Map<number, number>): ShipBobShipment["lines"] {
  return shipment.lines.flatMap(({ productId, quantity }) => {
    const taken = Math.min(quantity, left.get(productId) ?? 0);
    left.set(productId, (left.get(productId) ?? 0) - taken);
    return taken > 0 ? [{ productId, quantity: taken }] : [];
  });
}

function missing(shipment: ShipBobShipment, leaves: ShipBobShipment["lines"]): Map<number, number> {
  const short = new Map<number, number>();
  for (const { productId, quantity } of shipment.lines) short.set(productId, (short.get(productId) ?? 0) + quantity);
  for (const { productId, quantity } of leaves) short.set(productId, (short.get(productId) ?? 0) - quantity);
  return short;
}
