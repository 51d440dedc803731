import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { ShipBobShipment } from "../shipbob-shipment.ts";
import { act, goneFrom, orderCalled, PeopleRefusal, type PeoplesWorld } from "./act.ts";
import { told } from "./before-leaving.ts";

const reference = z.string("give the order's reference, such as waybill-1001-1").min(1);
const number = z.string().trim().min(1).max(100);

/** How long a parcel travels back. */
const WAY_BACK = Temporal.Duration.from({ hours: 72 });

/** What happens to an order that is on its way, or is labelled for it. */
export const afterLeaving = {
  /** Its carrier gives up looking for it. */
  lose: act(z.strictObject({ reference }), (asked, world) => {
    const order = orderCalled(asked.reference, world);
    for (const shipment of onTheirWay(order.shipments, asked.reference)) {
      shipment.strayed = true;
      world.life.hands.scan(shipment, { status: "Failed", substatus: "Lost", message: "Parcel was lost", location: "" });
    }
    return told(order);
  }),

  /** Its carrier brings it back: three days later its units are on the shelves again. */
  return: act(z.strictObject({ reference }), (asked, world) => {
    const order = orderCalled(asked.reference, world);
    const { scan, after, stockRoom } = world.life.hands;
    for (const shipment of onTheirWay(order.shipments, asked.reference)) {
      shipment.strayed = true;
      const message = "Parcel is on its way back to the sender";
      scan(shipment, { status: "Return to sender", substatus: "ReturnToSender", message, location: "" });
      after(WAY_BACK, () => {
        for (const { productId, quantity } of shipment.lines) stockRoom.adjust(shipment.centerId, productId, quantity);
      });
    }
    return told(order);
  }),

  "correct-tracking": act(
    z.strictObject({
      reference,
      trackingNumber: number,
      carrier: z.string().trim().min(1).max(100).optional(),
      url: z.url().nullable().optional(),
      /** Which of several numbers is wrong; the last one unless said. */
      was: number.optional(),
    }),
    (asked, world) => {
      const order = orderCalled(asked.reference, world);
      const gone = goneFrom(order);
      const shipment = asked.was === undefined ? gone.at(-1) : gone.find(({ tracking }) => tracking?.number === asked.was);
      if (!shipment?.tracking) throw new PeopleRefusal(400, `No parcel of ${asked.reference} has the number ${asked.was ?? ""}.`);
      const { carrier = shipment.tracking.carrier } = asked;
      const url =
        asked.url ?? (asked.url === null ? "" : swapNumber(shipment.tracking.url, shipment.tracking.number, asked.trackingNumber));
      label(world, shipment, { ...shipment.tracking, carrier, url, number: asked.trackingNumber });
      return told(order);
    },
  ),

  /** Packs a shipment into several boxes, each with a number of its own: before it leaves, or found out afterwards. */
  boxes: act(
    z.strictObject({ reference, trackingNumbers: z.array(number.regex(/^[^,;\s]+$/, "a number without blanks and commas")).min(2) }),
    (asked, world) => {
      const order = orderCalled(asked.reference, world);
      const shipment = order.shipments.findLast(({ status }) => status !== "Cancelled");
      if (!shipment) throw new PeopleRefusal(409, `${asked.reference} was cancelled.`);
      shipment.boxes = asked.trackingNumbers;
      if (shipment.tracking) label(world, shipment, { ...shipment.tracking, number: asked.trackingNumbers.join(", ") });
      return told(order);
    },
  ),
};

function onTheirWay(shipments: readonly ShipBobShipment[], name: string): ShipBobShipment[] {
  const travelling = shipments.filter(({ tracking, deliveredAt, strayed }) => tracking !== null && deliveredAt === null && !strayed);
  if (travelling.length === 0) throw new PeopleRefusal(409, `No parcel of ${name} is on its way: ship it first.`);
  return travelling;
}

function label({ life }: PeoplesWorld, shipment: ShipBobShipment, tracking: NonNullable<ShipBobShipment["tracking"]>): void {
  shipment.tracking = tracking;
  life.hands.note(shipment, 615, "TrackingUpdated", `Tracking is ${tracking.number}`);
}

function swapNumber(url: string, before: string, after: string): string {
  return url.replace(before, after);
}
