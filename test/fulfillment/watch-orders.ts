import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { eventually } from "../support/eventually.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { inEnglish } from "../support/in-english.ts";

/** What tests ask about orders on their way, of the stand-ins and of Waybill. */
export function watchOrders(shop: () => OpenShop) {
  const parcels = (order: OrderRecord) =>
    shop().read((db) =>
      db.parcel.findMany({
        where: { orderId: BigInt(order.id) },
        include: { lines: true, warehouse: true, shipments: true },
        orderBy: { reference: "asc" },
      }),
    );
  const openExceptions = (order: OrderRecord) =>
    shop().read((db) => db.exception.findMany({ where: { orderId: BigInt(order.id), resolvedAt: null } }));
  const sent = (order: OrderRecord) =>
    shop()
      .ledger.entries("shipbob")
      .filter((entry) => entry.effect === "order.created" && entry.reference?.startsWith(`waybill-${order.id}-`));

  return {
    parcels,
    /** Orders that ShipBob took for it, each with its reference. */
    sent,
    isSent: (order: OrderRecord) => eventually(() => sent(order).length > 0),
    /** Its fulfillments in Shopify, once every unit of it is fulfilled. */
    fulfilled: (order: OrderRecord) =>
      eventually(() => order.lines.every((line) => line.fulfilledQuantity === line.quantity) && order.fulfillments.filter(isThere)),
    /** The words of what a person is asked about it. */
    async asksForPerson(order: OrderRecord, cause: string): Promise<string> {
      return eventually(async () => {
        const open = await openExceptions(order);
        const found = open.find((one) => one.cause === cause);
        if (!found) {
          const stages = (await parcels(order)).map(({ stage, problem }) => `${stage} ${problem === null ? "" : inEnglish(problem)}`);
          throw new Error(
            `no ${cause} for ${order.name}, but ${[...open.map((one) => `${one.cause}: ${inEnglish(one.message)}`), ...stages].join("; ")}`,
          );
        }
        return inEnglish(found.message);
      });
    },
    /** What its timeline says, first things first; of these events alone where some are named. */
    async timeline(order: OrderRecord, ...events: string[]): Promise<string[]> {
      const where = { orderId: BigInt(order.id), ...(events.length > 0 && { event: { in: events } }) };
      const entries = await shop().read((db) => db.timelineEntry.findMany({ where, orderBy: [{ at: "asc" }, { id: "asc" }] }));
      return entries.map(({ message }) => inEnglish(message));
    },
    isNoLongerAsked: (order: OrderRecord, cause: string) =>
      eventually(async () => (await openExceptions(order)).every((one) => one.cause !== cause)),
    reaches: (order: OrderRecord, stage: string) =>
      eventually(async () => {
        const found = await shop().read((db) => db.order.findFirst({ where: { id: BigInt(order.id) }, select: { stage: true } }));
        if (found?.stage !== stage) throw new Error(`${order.name} is ${found?.stage ?? "unknown"}, not ${stage}`);
        return true;
      }),
    /** Its live parcels, once each has reached one of the stages. */
    parcelsReach: (order: OrderRecord, ...stages: string[]) =>
      eventually(async () => {
        const live = (await parcels(order)).filter((parcel) => parcel.stage !== "cancelled");
        return live.length > 0 && live.every((parcel) => stages.includes(parcel.stage)) && live;
      }),
  };
}

const isThere = (fulfillment: { status: string }) => fulfillment.status === "SUCCESS";
