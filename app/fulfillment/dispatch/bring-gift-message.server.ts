import { hasLeft, isHeldByWarehouse, isPacked, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";
import { cancelParcel } from "./cancel-parcels.server.ts";
import { giftMarkOf, isGiftMessageAnew } from "./gift-message-sent.ts";

type Parcel = OrderInFulfillment["parcels"][number];

const SHOPIFY: Actor = { kind: "shopify" };
const CAUSE = "parcel.gift-message-changed";

/**
 * Sees to it that a parcel goes with its order's gift message, when that was changed after the warehouse took it. No 3PL takes another one for
 * an order that it has: where nobody there has begun with it, it is taken back and sent anew. Where it is too late for that a person is
 * told, once. True when a parcel was stopped: the order is to be looked at again.
 */
export async function bringGiftMessage(shop: Shop, facts: Pick<ReconcileFacts, "order" | "isRouted" | "exceptions">): Promise<boolean> {
  const { order, isRouted, exceptions } = facts;
  let stopped = false;
  for (const parcel of order.parcels) {
    const reported = exceptions.find(({ cause, subject }) => cause === CAUSE && subject === `parcel:${parcel.id}`);
    if (!isGiftMessageAnew(order, parcel)) {
      if (reported?.resolvedAt === null && isHeldByWarehouse(parcel)) await endQuestion(shop, parcel);
      continue;
    }
    // Whoever packs here reads the order itself; what is closed has its slip.
    if (providerOf(parcel.warehouse).capabilities.packedHere && !isPacked(parcel) && !hasLeft(parcel)) {
      await noteSent(shop, order, parcel);
      continue;
    }
    if (reported) continue;
    const why = fulfillment.message("gift-message-changed");
    if (isRouted && isTakenBackEasily(parcel) && (await cancelParcel(shop, parcel, { why, by: SHOPIFY }))) stopped = true;
    else await report(shop, order, parcel);
  }
  return stopped;
}

async function noteSent(shop: Shop, { giftMessage }: OrderInFulfillment, { id }: Parcel) {
  const data = { giftMessageSent: giftMarkOf(giftMessage) };
  await inShop(shop, (db) => db.parcel.updateMany({ where: { shopId: shop.id, id }, data }));
}

async function report(shop: Shop, order: OrderInFulfillment, parcel: Parcel) {
  const names = { order: order.name, warehouse: parcel.warehouse.name };
  const message = fulfillment.message("gift-message-too-late", { ...names, why: whyTooLate(parcel) });
  await inShop(shop, async (db) => {
    const opened = await openException(db, shop, { cause: CAUSE, ...aboutParcel(parcel), message, staysDismissed: true });
    if (opened) await writeTimeline(db, shop, { orderId: order.id, actor: SHOPIFY, event: "gift-message-changed", message });
  });
}

function whyTooLate(parcel: Parcel): Message {
  if (hasLeft(parcel)) return fulfillment.message("has-left");
  return fulfillment.message(isPacked(parcel) ? "is-packed" : "has-message");
}

/** The order has the message again that the parcel goes with. */
async function endQuestion(shop: Shop, { id }: Parcel) {
  const message = fulfillment.message("gift-message-as-sent");
  await inShop(shop, (db) => resolveExceptions(db, shop, { subject: `parcel:${id}`, cause: CAUSE }, message, SHOPIFY));
}
