import { Temporal } from "temporal-polyfill";
import type { Clock } from "../clock.ts";
import type { Ledger } from "../ledger.ts";
import { fulfillmentCenters } from "./fulfillment-centers.ts";
import { makeTracking } from "./make-tracking.ts";
import { planJourney } from "./plan-journey.ts";
import { seededChance } from "./seeded-chance.ts";
import type { ShipBobOrder } from "./shipbob-order.ts";
import type { ShipBobShipment, TrackingScan } from "./shipbob-shipment.ts";
import type { ShipBobState } from "./shipbob-state.ts";
import { createStockRoom, type StockRoom } from "./stock-room.ts";
import { viewShipment } from "./view-shipment.ts";
import type { WebhookSender, WebhookTopic } from "./webhook-sender.ts";

/** What the people in the buildings do: take orders in, pick, pack and ship them by the clock, or hold what they cannot ship. */
export type StoppedStatus = "Exception" | "OnHold" | "ImportReview";

export type WarehouseLife = {
  accept(order: ShipBobOrder, centerId: number | null): void;
  /** False when the shipment was already picked. */
  cancel(order: ShipBobOrder, shipment: ShipBobShipment): boolean;
  /** Ships at once whatever can be. */
  ship(order: ShipBobOrder): void;
  setAutoShip(on: boolean): void;
  /** Takes up the shipments that waited for stock. */
  restock(): void;
  /** What the people there do by hand with single shipments. */
  hands: {
    stopAt(order: ShipBobOrder, shipment: ShipBobShipment, status: StoppedStatus, detail: ShipBobShipment["details"][number]): void;
    /** Works on a shipment that is new or was stopped. */
    takeIn(order: ShipBobOrder, shipment: ShipBobShipment): void;
    /** Calls a shipment off; who can't is answered false. */
    callOff(order: ShipBobOrder, shipment: ShipBobShipment, description: string): boolean;
    /** Picks a shipment now: it leaves when somebody ships it. */
    pick(shipment: ShipBobShipment): void;
    /** Packs and ships a shipment now. */
    ship(order: ShipBobOrder, shipment: ShipBobShipment): void;
    addShipment(order: ShipBobOrder, centerId: number, lines: ShipBobShipment["lines"]): ShipBobShipment;
    note(shipment: ShipBobShipment, typeId: number, name: string, text: string): void;
    /** Something of a carrier's, out of turn. */
    scan(shipment: ShipBobShipment, scan: Omit<TrackingScan, "at">): void;
    after(wait: Temporal.Duration, act: () => void): void;
    stockRoom: StockRoom;
  };
  stop(): void;
};

/** Countries that no carrier of the demo account goes to. */
const unserved = new Set(["AQ", "BV", "HM", "KP", "SY", "TF", "XX"]);
/** How often an order of several products leaves in two parcels. */
const splitShare = 0.25;

export function createWarehouseLife(world: {
  clock: Clock;
  ledger: Ledger;
  state: ShipBobState;
  sender: WebhookSender;
  seed: number;
}): WarehouseLife {
  const { clock, ledger, state, sender, seed } = world;
  const stockRoom = createStockRoom(state);
  const timers = new Set<() => void>();
  let autoShip = true;

  const at = (dueAt: Temporal.Instant, act: (now: Temporal.Instant) => void) => {
    const callOff = clock.schedule(dueAt, () => {
      timers.delete(callOff);
      act(dueAt);
    });
    timers.add(callOff);
  };
  const note = (shipment: ShipBobShipment, now: Temporal.Instant, typeId: number, name: string, text: string) => {
    shipment.updatedAt = now.toString();
    shipment.log.push({ typeId, name, text, at: now.toString() });
  };
  const tell = (topic: WebhookTopic, order: ShipBobOrder, shipment: ShipBobShipment) =>
    sender.send(topic, viewShipment(state, order, shipment));

  const stopAt = (order: ShipBobOrder, shipment: ShipBobShipment, status: StoppedStatus, detail: ShipBobShipment["details"][number]) => {
    if (shipment.status === status) return;
    shipment.status = status;
    shipment.details = [detail];
    note(shipment, clock.now(), status === "OnHold" ? 612 : 613, status, detail.description);
    // No topic tells of a review.
    if (status === "ImportReview") return;
    // A moment later, so that the answer to the order comes before the news about it.
    at(clock.now().add({ milliseconds: 500 }), () =>
      tell(status === "OnHold" ? "order.shipment.on_hold" : "order.shipment.exception", order, shipment),
    );
  };

  const takeIn = (order: ShipBobOrder, shipment: ShipBobShipment) => {
    const { country } = order.request.recipient.address;
    if (unserved.has(country.toUpperCase()))
      return stopAt(order, shipment, "OnHold", {
        id: 103,
        name: "InvalidAddress",
        description: `No carrier delivers to ${country}`,
        inventoryId: null,
      });
    const refused = stockRoom.reserve(shipment);
    if (refused) {
      const product = state.productsById.get(refused.short);
      return stopAt(order, shipment, "Exception", {
        id: 301,
        name: "OutOfStock",
        description: `Out of stock: ${product?.sku ?? refused.short}`,
        inventoryId: product?.inventoryId ?? null,
      });
    }
    shipment.status = "Processing";
    shipment.details = [{ id: 201, name: "AwaitingPicking", description: "Waiting to be picked", inventoryId: null }];
    note(shipment, clock.now(), 603, "OrderSentToFulfillmentCenter", "Order was sent to the fulfillment center");
    if (autoShip) work(order, shipment);
  };

  /** Picks after a second or two, ships a few seconds later; the second parcel of an order after the first. */
  const work = (order: ShipBobOrder, shipment: ShipBobShipment) => {
    const chance = seededChance(seed, `${order.request.reference_id} ${order.shipments.indexOf(shipment)}`);
    const soon = clock.now().add({ milliseconds: 3000 * order.shipments.indexOf(shipment) });
    const due = shipment.notBefore === null ? soon : Temporal.Instant.from(shipment.notBefore);
    const start = Temporal.Instant.compare(soon, due) < 0 ? due : soon;
    at(start.add({ milliseconds: 1000 + Math.round(chance * 800) }), (now) => {
      if (!autoShip || shipment.status !== "Processing" || shipment.picked) return;
      pick(shipment, now);
      at(now.add({ milliseconds: 1000 + Math.round(chance * 2000) }), (later) => leave(order, shipment, later));
    });
  };

  const pick = (shipment: ShipBobShipment, now: Temporal.Instant) => {
    shipment.picked = true;
    shipment.details = [{ id: 202, name: "Picked", description: "Picked, waiting to be packed", inventoryId: null }];
    note(shipment, now, 604, "OrderPicked", "Order was picked");
  };

  const leave = (order: ShipBobOrder, shipment: ShipBobShipment, now: Temporal.Instant) => {
    const center = fulfillmentCenters.find(({ id }) => id === shipment.centerId);
    if (!center || shipment.status !== "Processing") return;
    stockRoom.takeOut(shipment);
    shipment.tracking = { ...makeTracking(seed, center, shipment.id), ...(shipment.boxes && { number: shipment.boxes.join(", ") }) };
    shipment.status = "Completed";
    shipment.details = [{ id: 204, name: "Shipped", description: "Label printed, waiting for the carrier's scan", inventoryId: null }];
    shipment.fulfilledAt = now.toString();
    note(shipment, now, 605, "OrderPacked", "Order was packed");
    note(shipment, now, 606, "OrderLabeled", "Label was printed");
    ledger.record({
      target: "shipbob",
      effect: "shipment.shipped",
      reference: order.request.reference_id,
      detail: { orderId: order.id, shipmentId: shipment.id, trackingNumber: shipment.tracking.number },
    });
    const { city, country } = order.request.recipient.address;
    const [label, ...scans] = planJourney(seed, center, { city, country }, shipment.id, now);
    if (label) shipment.history.unshift(label);
    tell("order.shipped", order, shipment);
    travel(order, shipment, scans);
  };

  const travel = (order: ShipBobOrder, shipment: ShipBobShipment, [scan, ...rest]: readonly TrackingScan[]) => {
    if (!scan) return;
    at(Temporal.Instant.from(scan.at), () => {
      if (shipment.strayed) return;
      shipment.history.unshift(scan);
      note(shipment, Temporal.Instant.from(scan.at), 608, scan.substatus, scan.message);
      if (scan.status === "Delivered") {
        shipment.deliveredAt = scan.at;
        shipment.details = [{ id: 209, name: "Delivered", description: "Delivered", inventoryId: null }];
        tell("order.shipment.delivered", order, shipment);
      }
      travel(order, shipment, rest);
    });
  };

  const addShipment = (order: ShipBobOrder, centerId: number, lines: ShipBobShipment["lines"]) => {
    const shipment: ShipBobShipment = {
      id: state.nextId(),
      orderId: order.id,
      centerId,
      lines,
      status: "Processing",
      details: [],
      createdAt: order.createdAt,
      updatedAt: order.createdAt,
      picked: false,
      reserved: false,
      notBefore: null,
      fulfilledAt: null,
      deliveredAt: null,
      tracking: null,
      boxes: null,
      strayed: false,
      trackingUploaded: false,
      history: [],
      log: [],
    };
    order.shipments.push(shipment);
    state.shipments.set(shipment.id, shipment);
    return shipment;
  };

  const callOff = (order: ShipBobOrder, shipment: ShipBobShipment, description: string) => {
    if (shipment.status === "Cancelled") return true;
    if (shipment.status === "Completed") return false;
    stockRoom.release(shipment);
    shipment.status = "Cancelled";
    shipment.details = [{ id: 401, name: "Cancelled", description, inventoryId: null }];
    note(shipment, clock.now(), 610, "OrderCancelled", "Order was cancelled");
    tell("order.shipment.cancelled", order, shipment);
    return true;
  };

  const shipNow = (order: ShipBobOrder, shipment: ShipBobShipment) => {
    if (shipment.status !== "Processing") return;
    if (!shipment.picked) pick(shipment, clock.now());
    leave(order, shipment, clock.now());
  };

  const waiting = () => [...state.orders.values()].flatMap((order) => order.shipments.map((shipment) => ({ order, shipment })));

  return {
    accept(order, centerId) {
      const { country } = order.request.recipient.address;
      const near = fulfillmentCenters.find(({ serves }) => serves.includes(country.toUpperCase()));
      const stocked = fulfillmentCenters.find(({ id }) => stockRoom.hasAll(id, order.lines));
      const chosen =
        centerId ?? (near && stockRoom.hasAll(near.id, order.lines) ? near : (stocked ?? near ?? fulfillmentCenters[0]))?.id ?? 0;
      const lines = order.lines.map(({ productId, quantity }) => ({ productId, quantity }));
      const split = lines.length > 1 && seededChance(seed, `${order.request.reference_id} split`) < splitShare;
      const middle = Math.ceil(lines.length / 2);
      for (const parcel of split ? [lines.slice(0, middle), lines.slice(middle)] : [lines]) {
        takeIn(order, addShipment(order, chosen, parcel));
      }
    },
    cancel: (order, shipment) =>
      shipment.picked ? shipment.status === "Cancelled" : callOff(order, shipment, "Cancelled by the merchant"),
    ship(order) {
      for (const shipment of order.shipments) shipNow(order, shipment);
    },
    setAutoShip(on) {
      const resumed = on && !autoShip;
      autoShip = on;
      if (resumed)
        for (const { order, shipment } of waiting()) if (shipment.status === "Processing" && !shipment.picked) work(order, shipment);
    },
    restock() {
      for (const { order, shipment } of waiting())
        if (shipment.status === "Exception" && stockRoom.hasAll(shipment.centerId, shipment.lines)) takeIn(order, shipment);
    },
    hands: {
      stopAt,
      takeIn,
      callOff,
      pick: (shipment) => pick(shipment, clock.now()),
      ship: shipNow,
      addShipment,
      stockRoom,
      note: (shipment, typeId, name, text) => note(shipment, clock.now(), typeId, name, text),
      scan(shipment, scan) {
        shipment.history.unshift({ ...scan, at: clock.now().toString() });
        note(shipment, clock.now(), 608, scan.substatus, scan.message);
      },
      after: (wait, act) => at(clock.now().add(wait), act),
    },
    stop() {
      for (const callOff of timers) callOff();
      timers.clear();
    },
  };
}
