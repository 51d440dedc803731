import { z } from "zod";
import { deliveryFailed, deliveryUnsent } from "#app/messaging/deliveries/delivery-events.ts";
import { hearChangedOrders } from "#app/orders/hear-changed-orders.server.ts";
import { isRenewal } from "#app/orders/is-renewal.ts";
import { parcelDelivered, parcelShipped } from "#app/parcels/parcel-events.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { EventType } from "#app/platform/events/event-type.ts";
import { readPayload } from "#app/platform/events/stored-event.ts";
import { subscriber } from "#app/platform/events/subscriber.ts";
import { OutsideNumber } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { cartEnded, cartResumed, recoveryLinkOpened } from "../recovery-events.ts";
import { ownOrder } from "./entries/entry-key.ts";
import { endResting, endRuns } from "./end-runs.server.ts";
import type { WaitedEvent } from "./journey-definition.ts";
import { endOnUnsubscribe } from "./unsubscribing/end-on-unsubscribe.server.ts";
import { type BuyersRun, namesOnOrder, runsOfBuyer, runsOfCart, runsOfLink, runsOfPeople } from "./runs-of-buyer.server.ts";
import { readLastMessages } from "./read-happened.server.ts";
import { takeUpRunsJob } from "./take-up-runs.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import { isAfter, isCalledOffAfter, isEndedBy } from "./why-over.server.ts";

/** Whoever waits for a thing does so whatever becomes of the cart in which they left it. */
const isAboutCart = ({ trigger }: BuyersRun): boolean => trigger !== "back-in-stock";

const idsOf = (runs: readonly BuyersRun[]) => runs.map(({ id }) => id);

const endOnCart = subscriber({
  name: "recovery.end-on-cart",
  hears: cartEnded,
  run: (shop, { abandonmentId, personId }) =>
    inShop(shop, async (db) => {
      const cart = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id: abandonmentId } } });
      const ofCart = (await runsOfCart(db, shop, abandonmentId)).filter(isAboutCart);
      if (cart?.state !== "completed") return endRuns(db, shop, idsOf(ofCart), "cart-gone");
      const whose = [personId, cart.personId].filter((id) => id !== null);
      const boughtAt = cart.endedAt ?? nowDate();
      const others = (await runsOfPeople(db, shop, whose)).filter((run) => isEndedBy(run, { id: cart.orderId, placedAt: boughtAt }));
      await endRuns(db, shop, [...new Set([...idsOf(ofCart), ...idsOf(others)])], "purchased");
      await endResting(db, shop, abandonmentId);
    }),
});

const endOrGoOnWhenResumed = subscriber({
  name: "recovery.hear-of-resumed-cart",
  hears: cartResumed,
  run: (shop, { abandonmentId }) =>
    inShop(shop, async (db) => {
      const cart = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id: abandonmentId } } });
      // They left it again meanwhile.
      if (cart?.state === "abandoned") return;
      const runs = (await runsOfCart(db, shop, abandonmentId)).filter(isAboutCart);
      await happens(db, shop, runs, "cart-resumed");
      await endRuns(db, shop, idsOf(runs.filter(({ waitsFor }) => waitsFor !== "cart-resumed")), "cart-resumed");
    }),
});

/**
 * A purchase ends whatever was under way for its buyer, by whatever channel it was made and of whatever cart; also where they came by our link, and
 * gave another address. That a subscription was renewed is none.
 */
const endOnPurchase = hearChangedOrders({
  name: "recovery.end-on-purchase",
  urgent: true,
  async run(db, shop, orderIds) {
    for (const order of await db.order.findMany({ where: { shopId: shop.id, id: { in: [...orderIds] } } })) {
      if (isRenewal(order)) continue;
      const runs = [...(await runsOfBuyer(db, shop, namesOnOrder(order))), ...(await runsOfLink(db, shop, order.recoveryLinkId))];
      const ended = runs.filter((run) => isEndedBy(run, { id: order.id, placedAt: order.createdAt }));
      await endRuns(db, shop, [...new Set(idsOf(ended))], "purchased");
    }
  },
});

/** A journey that was begun for an order says nothing more of it once it is cancelled, whether money goes back or none was taken yet. */
const endOnCancelledOrder = hearChangedOrders({
  name: "recovery.end-on-cancelled-order",
  urgent: true,
  async run(db, shop, orderIds) {
    const isOff = [{ cancelledAt: { not: null } }, { goneAt: { not: null } }];
    for (const order of await db.order.findMany({ where: { shopId: shop.id, id: { in: [...orderIds] }, OR: isOff } })) {
      const runs = await runsOfBuyer(db, shop, namesOnOrder(order));
      const about = runs.filter((run) => ownOrder(run.entryKey) === order.id && isCalledOffAfter(order, run));
      await endRuns(db, shop, idsOf(about), "order-cancelled");
    }
  },
});

const Refund = z.object({ order_id: OutsideNumber, created_at: z.iso.datetime({ offset: true }).optional() });

const endOnRefund = subscriber({
  name: "recovery.end-on-refund",
  hears: [{ source: "shopify", topics: ["refunds/create"] }],
  run(shop, event) {
    const refund = readPayload(event, Refund);
    const refundedAt = refund.created_at === undefined ? event.triggeredAt : new Date(refund.created_at);
    return inShop(shop, async (db) => {
      const order = await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id: refund.order_id } } });
      if (!order) return;
      const runs = await runsOfBuyer(db, shop, namesOnOrder(order));
      await endRuns(db, shop, idsOf(runs.filter(({ touchedAt }) => isAfter(refundedAt, touchedAt))), "refunded");
    });
  },
});

const hearOfLink = subscriber({
  name: "recovery.hear-of-link",
  hears: recoveryLinkOpened,
  run: (shop, { runId }) =>
    inShop(shop, async (db) => {
      if (runId !== null) await happens(db, shop, [{ id: runId }], "link-opened");
    }),
});

const ofParcel = (hears: typeof parcelShipped, event: "parcel-shipped" | "parcel-delivered") =>
  subscriber({
    name: `recovery.hear-of-${event}`,
    hears,
    run: (shop, { orderId }) =>
      inShop(shop, async (db) => {
        const order = await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id: orderId } } });
        if (order) await happens(db, shop, await runsOfBuyer(db, shop, namesOnOrder(order)), event);
      }),
  });

/** Whoever waits for a link to be opened goes on where no message with one reached them, or will. */
const ofUnsent = <Payload extends { run: string }>(hears: EventType<Payload>) =>
  subscriber({
    name: `recovery.hear-of-${hears.topic}`,
    hears,
    run: (shop, { run }) =>
      inShop(shop, async (db) => {
        const { data: id } = z.uuid().safeParse(run);
        if (id === undefined || (await readLastMessages(db, shop, [{ id }])).get(id)?.stands !== "unsent") return;
        const which = { shopId: shop.id, id, waitsFor: "link-opened" satisfies WaitedEvent, endedAt: null };
        const { count } = await db.journeyRun.updateMany({ where: which, data: { dueAt: nowDate() } });
        if (count > 0) await enqueue(db, shop, takeUpRunsJob, null);
      }),
  });

/** Whoever of these waits for the event goes on: it is their time now. Who is just coming to such a node is waited for, and then looked at. */
async function happens(db: ShopDb, shop: Shop, runs: readonly { id: string }[], event: WaitedEvent): Promise<void> {
  const ids = runs.map(({ id }) => id).toSorted();
  if (ids.length === 0) return;
  await db.$queryRaw`
    SELECT "id"::text FROM "journey_run" WHERE "shopId" = ${shop.id} AND "id" = ANY (${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
  const { count } = await db.journeyRun.updateMany({
    where: { shopId: shop.id, id: { in: ids }, waitsFor: event, endedAt: null },
    data: { waitsFor: null, dueAt: nowDate() },
  });
  if (count > 0) await enqueue(db, shop, takeUpRunsJob, null);
}

/** What journeys hear of their people: what ends a run at once, and what somebody waits for. */
export const hearOfBuyers = [
  endOnCart,
  endOrGoOnWhenResumed,
  endOnPurchase,
  endOnCancelledOrder,
  endOnRefund,
  endOnUnsubscribe,
  hearOfLink,
  ofUnsent(deliveryUnsent),
  ofUnsent(deliveryFailed),
  ofParcel(parcelShipped, "parcel-shipped"),
  ofParcel(parcelDelivered, "parcel-delivered"),
];
