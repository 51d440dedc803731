import type { z } from "zod";
import type { ShipBobWorld } from "../endpoint.ts";
import type { ShipBobOrder } from "../shipbob-order.ts";
import type { ShipBobShipment } from "../shipbob-shipment.ts";

/** Something that ShipBob's people can't do as asked. The message says what to do instead. */
export class PeopleRefusal extends Error {
  override readonly name = "PeopleRefusal";
  readonly status: 400 | 404 | 409;

  constructor(status: PeopleRefusal["status"], message: string) {
    super(message);
    this.status = status;
  }
}

export type PeoplesWorld = Pick<ShipBobWorld, "state" | "clock" | "ledger" | "life">;

/** One thing that ShipBob's people do: what has to be said for it, and how it is done. */
export type Act = { schema: z.ZodType<object>; does(asked: unknown, world: PeoplesWorld): unknown };

export function act<Schema extends z.ZodType<object>>(
  schema: Schema,
  does: (asked: z.infer<Schema>, world: PeoplesWorld) => unknown,
): { schema: Schema; does(asked: z.infer<Schema>, world: PeoplesWorld): unknown } {
  return { schema, does };
}

export function orderCalled(reference: string, { state }: PeoplesWorld): ShipBobOrder {
  const order = state.ordersByReference.get(reference);
  if (!order)
    throw new PeopleRefusal(404, `There is no order '${reference}' here. GET /_control/ledger?target=shipbob names those there are.`);
  return order;
}

/** Shipments of an order that have neither left nor been cancelled; there must be some. */
export function stillHere(order: ShipBobOrder): ShipBobShipment[] {
  const here = order.shipments.filter(({ status }) => status !== "Completed" && status !== "Cancelled");
  if (here.length === 0)
    throw new PeopleRefusal(409, `Nothing of ${order.request.reference_id} is here any more: it has left, or was cancelled.`);
  return here;
}

/** Shipments of an order that have left; there must be some. */
export function goneFrom(order: ShipBobOrder): ShipBobShipment[] {
  const gone = order.shipments.filter(({ tracking }) => tracking !== null);
  if (gone.length === 0) throw new PeopleRefusal(409, `Nothing of ${order.request.reference_id} has left yet: ship it first.`);
  return gone;
}
