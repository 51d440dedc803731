import { isDeepStrictEqual } from "node:util";
import { lockOrders } from "#app/orders/lock-orders.server.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import { hasLeft, isHeldByWarehouse, isPacked, isTakenBackEasily } from "#app/parcels/parcel-stage.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { type Actor, WAYBILL } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import type { ExceptionCause } from "../exceptions/exception-causes.ts";
import { aboutParcel, openException } from "../exceptions/open-exception.server.ts";
import { onceLeft } from "../exceptions/once-left.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { awaitsWord } from "../is-at-rest.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";
import { fulfillment } from "../messages.ts";
import type { ReconcileFacts } from "../read-reconcile-facts.server.ts";
import { cancelParcel } from "./cancel-parcels.server.ts";
import { giftMarkOf, isGiftMessageAnew, isShippingLineAnew, serviceOf, shippingLineMarkOf, wasToldSince } from "./sent-marks.server.ts";

type Order = Pick<OrderInFulfillment, "id" | "name" | "shipTo" | "giftMessage" | "shippingTitle" | "shippingCode">;
type Parcel = OrderInFulfillment["parcels"][number];

/** Something that a 3PL is told when a parcel is ordered, and of which it takes no other afterwards. */
type ToldOnce = {
  cause: ExceptionCause;
  /** The order says otherwise by now. */
  isAnew(order: Order, parcel: Parcel): boolean;
  /** It says what the warehouse was told. */
  isAsSent(order: Order, parcel: Parcel): boolean;
  /** What is kept of a parcel whose warehouse knows, or has no need to. */
  sent(order: Order, parcel: Parcel): Prisma.ParcelUpdateManyMutationInput;
  /** It comes to the same at this warehouse. */
  isAlike(order: Order, parcel: Parcel): boolean;
  /** It may cost the buyer more: he gets it once nothing is kept back for a payment that is due, and nobody is asked before. */
  mayCost: boolean;
  changed(order: Order): Message;
  tooLate(order: Order, parcel: Parcel, why: Message): Message;
  asSent: Message;
};

const isPackedHere = ({ warehouse }: Pick<Parcel, "warehouse">) => providerOf(warehouse).capabilities.packedHere;

const namesOf = (order: Order, parcel: Parcel) => ({ order: order.name, warehouse: parcel.warehouse.name });

const giftMessage: ToldOnce = {
  cause: "parcel.gift-message-changed",
  isAnew: isGiftMessageAnew,
  isAsSent: (order, parcel) => giftMarkOf(order) === parcel.giftMessageSent,
  sent: (order) => ({ giftMessageSent: giftMarkOf(order) }),
  isAlike: () => false,
  mayCost: false,
  changed: () => fulfillment.message("gift-message-changed"),
  tooLate: (order, parcel, why) => fulfillment.message("gift-message-too-late", { ...namesOf(order, parcel), why }),
  asSent: fulfillment.message("gift-message-as-sent"),
};

const service: ToldOnce = {
  cause: "parcel.service-changed",
  isAnew: isShippingLineAnew,
  isAsSent: (order, parcel) => shippingLineMarkOf(order) === parcel.shippingLineSent,
  sent: (order, parcel) => ({ shippingLineSent: shippingLineMarkOf(order), service: serviceOf(order, parcel.warehouse) ?? parcel.service }),
  // What is no service of a 3PL's goes as it goes already. Whoever packs here chooses the carrier by what the buyer wants.
  isAlike: (order, parcel) => !isPackedHere(parcel) && [null, parcel.service].includes(serviceOf(order, parcel.warehouse)),
  mayCost: true,
  changed: (order) => fulfillment.message("service-changed", { line: order.shippingTitle ?? "" }),
  tooLate: (order, parcel, why) =>
    fulfillment.message("service-too-late", { ...namesOf(order, parcel), line: order.shippingTitle ?? "", why }),
  asSent: fulfillment.message("service-as-sent"),
};

const TOLD_ONCE = [giftMessage, service];

/** The causes under which a person is asked of a parcel that could not be taken back to be sent anew. */
export const GOES_ANEW = TOLD_ONCE.map(({ cause }) => cause);

const SHOPIFY: Actor = { kind: "shopify" };

/**
 * Sees to it that a parcel goes with its order's gift message, and the way its buyer has it shipped, when either was changed after the
 * warehouse took it. Where nobody there has begun with it, it is taken back and sent anew. Where it is too late for that, or nothing would be
 * sent anew, a person is told, once. True when a parcel was stopped: the order is to be looked at again.
 */
export async function sendAnew(shop: Shop, facts: ReconcileFacts): Promise<boolean> {
  let stopped = false;
  for (const parcel of facts.order.parcels) for (const told of TOLD_ONCE) if (await keepTrue(shop, facts, parcel, told)) stopped = true;
  return stopped;
}

async function keepTrue(shop: Shop, facts: ReconcileFacts, parcel: Parcel, told: ToldOnce): Promise<boolean> {
  const { order, exceptions, closedGates } = facts;
  const reported = exceptions.find(({ cause, subject }) => cause === told.cause && subject === `parcel:${parcel.id}`);
  const isAnew = told.isAnew(order, parcel);
  // Whoever packs here reads the order itself; what is closed has its slip.
  const isReadHere = isPackedHere(parcel) && !isPacked(parcel) && !hasLeft(parcel);
  if (!isAnew || isReadHere || told.isAlike(order, parcel)) {
    if (isAnew) await inShop(shop, (db) => noteSent(db, shop, order, parcel, told));
    const isSettled = isHeldByWarehouse(parcel) || told.isAsSent(order, parcel) || told.isAlike(order, parcel);
    if (reported?.resolvedAt === null && isSettled) await endQuestion(shop, parcel, told);
    return false;
  }
  if (reported) return false;
  if (told.mayCost && closedGates.some(({ code }) => code === "payment-due")) {
    await inShop(shop, (db) => tellOwed(db, shop, order, fulfillment.message("goes-so-once-paid", { why: told.changed(order) })));
    return false;
  }
  const isAsked = goesAnew(facts) && isTakenBackEasily(parcel);
  if (isAsked && (await cancelParcel(shop, parcel, { why: told.changed(order), by: WAYBILL }))) return true;
  await report(shop, order, parcel, told, isAsked ? fulfillment.message("not-given-back") : whyTooLate(parcel));
  return false;
}

/**
 * Tells a person of what a parcel's order says otherwise as all of it leaves, where nobody was told before: the change waited to be paid for, or
 * came in the last moment. The parcel is as it was before it left.
 */
export async function reportLeftOtherwise(db: ShopDb, shop: Shop, order: Order, parcel: Parcel): Promise<void> {
  for (const told of TOLD_ONCE.filter((one) => one.isAnew(order, parcel) && !one.isAlike(order, parcel))) {
    const { cause } = told;
    const asked = { shopId: shop.id, subject: `parcel:${parcel.id}`, cause, OR: [{ resolvedAt: null }, { standing: true }] };
    if ((await db.exception.count({ where: asked })) > 0) continue;
    await ask(db, shop, parcel, cause, onceLeft(told.tooLate(order, parcel, fulfillment.message("has-left"))));
  }
}

/** Tells once that a change waits for what it costs. */
async function tellOwed(db: ShopDb, shop: Shop, { id: orderId }: Order, message: Message): Promise<void> {
  await lockOrders(db, shop, [orderId]);
  const entries = await db.timelineEntry.findMany({ where: { shopId: shop.id, orderId, event: OWED }, select: { message: true } });
  if (entries.some((entry) => isDeepStrictEqual(storedMessage(entry.message), message))) return;
  await writeTimeline(db, shop, { orderId, actor: SHOPIFY, event: OWED, message });
}

const OWED = "change-owed";

async function noteSent(db: ShopDb, shop: Shop, order: Order, parcel: Parcel, told: ToldOnce): Promise<void> {
  await db.parcel.updateMany({ where: { shopId: shop.id, id: parcel.id }, data: told.sent(order, parcel) });
}

/** What is taken back would be sent again at once. */
function goesAnew({ isRouted, closedGates, exceptions, order }: ReconcileFacts): boolean {
  return isRouted && closedGates.length === 0 && !awaitsWord({ order, exceptions });
}

async function report(shop: Shop, order: Order, parcel: Parcel, told: ToldOnce, why: Message) {
  const message = told.tooLate(order, parcel, why);
  await inShop(shop, async (db) => {
    if (!(await wasToldSince(db, shop, parcel))) await ask(db, shop, parcel, told.cause, message);
  });
}

async function ask(db: ShopDb, shop: Shop, parcel: Parcel, cause: ExceptionCause, message: Message) {
  const opened = await openException(db, shop, { cause, ...aboutParcel(parcel), message, staysDismissed: true });
  if (opened) await writeTimeline(db, shop, { orderId: parcel.orderId, actor: SHOPIFY, event: cause.replace("parcel.", ""), message });
}

function whyTooLate(parcel: Parcel): Message {
  if (hasLeft(parcel)) return fulfillment.message("has-left");
  return fulfillment.message(isPacked(parcel) ? "is-packed" : "takes-no-other");
}

/** The order is again as the parcel goes. */
async function endQuestion(shop: Shop, { id, orderId }: Parcel, { cause, asSent }: ToldOnce) {
  await inShop(shop, async (db) => {
    await resolveExceptions(db, shop, { subject: `parcel:${id}`, cause }, asSent, SHOPIFY);
    await writeTimeline(db, shop, { orderId, actor: SHOPIFY, event: cause.replace("parcel.", ""), message: asSent });
  });
}
