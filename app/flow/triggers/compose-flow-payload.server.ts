import { exceptionCauses, formerCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { isPromiseOver } from "#app/fulfillment/delivery-promise/find-overdue.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { storedMessage } from "#app/platform/messages/message.ts";
import { type Words, wordsFor } from "#app/platform/messages/words.ts";
import { minorDigits } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { isLate } from "#app/parcels/lateness.server.ts";
import { AbandonedLine } from "#app/recovery/abandonment/abandoned-line.ts";
import { isNoLongerLate } from "#app/recovery/late-parcels/is-no-longer-late.server.ts";
import { readCover } from "#app/stock/forecast/read-cover.server.ts";
import { goneAt, isEnoughAgain } from "#app/stock/forecast/stock-cover.ts";
import { type FlowFacts, flowPayload, type FlowPayload, type FlowTriggerHandle } from "./flow-triggers.ts";
import type { Happening } from "./happening.ts";

type Reading<Handle extends FlowTriggerHandle> = (db: ShopDb, shop: Shop, subject: string) => Promise<FlowFacts<Handle> | null>;

/** What Shopify Flow is told of a happening, as it stands now; null when it is over: then nothing is to be told any more. */
export async function composeFlowPayload(db: ShopDb, shop: Shop, happening: Happening, eventId: string): Promise<FlowPayload | null> {
  const tell = async <Handle extends FlowTriggerHandle>(read: Reading<Handle>) => {
    const facts = await read(db, shop, happening.subject);
    return facts && flowPayload<Handle>(eventId, facts);
  };
  switch (happening.trigger) {
    case "cart-abandoned":
      return tell(readLeftCart);
    case "cart-recovered":
      return tell(readRecoveredCart);
    case "order-exception-opened":
      return tell(readException);
    case "parcel-late":
      return tell(readLateParcel);
    case "stock-out-ahead":
      return tell(readStockOut);
  }
}

const findCart = (db: ShopDb, shop: Shop, id: string) => db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });

const inMajor = (value: bigint, currency: string): number => Number(value) / 10 ** minorDigits(currency);

const readLeftCart: Reading<"cart-abandoned"> = async (db, shop, id) => {
  const cart = await findCart(db, shop, id);
  if (cart?.state !== "abandoned") return null;
  const lines = AbandonedLine.array().safeParse(cart.lines).data ?? [];
  return {
    references: { customer_id: cart.customerId },
    fields: {
      "Cart ID": id,
      "Cart value": inMajor(cart.value, cart.currency),
      Currency: cart.currency,
      Items: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      Products: lines.map(({ title }) => title).join(", "),
      "At checkout": cart.kind === "checkout",
    },
  };
};

const HOUR_MS = 3_600_000;

const readRecoveredCart: Reading<"cart-recovered"> = async (db, shop, id) => {
  const cart = await findCart(db, shop, id);
  if (cart?.orderId == null) return null;
  const order = await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id: cart.orderId } } });
  if (!order) return null;
  return {
    references: { customer_id: order.customerId ?? cart.customerId, order_id: order.id },
    fields: {
      "Cart ID": id,
      "Cart value": inMajor(cart.value, cart.currency),
      Currency: cart.currency,
      "Hours since left": Math.max(0, (order.createdAt.getTime() - cart.touchedAt.getTime()) / HOUR_MS),
      "By a message": order.recoveryLinkId !== null,
    },
  };
};

const DECLARED: Record<string, { title: Parameters<Words>[0] }> = { ...formerCauses, ...exceptionCauses };

/** Only of what is about an order, and stands: a workflow that begins when it is solved already would do harm. */
const readException: Reading<"order-exception-opened"> = async (db, shop, id) => {
  const exception = await db.exception.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
  if (!exception || exception.orderId === null || exception.resolvedAt !== null) return null;
  const { warehouseId } = exception;
  const warehouse =
    warehouseId === null ? null : await db.warehouse.findUnique({ where: { shopId_id: { shopId: shop.id, id: warehouseId } } });
  const words = wordsFor({ language: "en", timeZone: shop.timeZone });
  const title = DECLARED[exception.cause]?.title;
  return {
    references: { order_id: exception.orderId },
    fields: {
      Cause: exception.cause,
      Problem: title ? words(title) : exception.cause,
      Details: words(storedMessage(exception.message)),
      Warehouse: warehouse?.name ?? "",
    },
  };
};

const readLateParcel: Reading<"parcel-late"> = async (db, shop, id) => {
  const [parcel] = await db.$queryRaw<
    { orderId: bigint; reference: string; leavesOn: string | null; warehouse: string; stands: boolean }[]
  >`
    SELECT p."orderId", p."reference", p."leavesOn", w."name" AS "warehouse", coalesce(${isLate("p", "w", nowDate())}, false) AS "stands"
      FROM "parcel" p JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId"
     WHERE p."shopId" = ${shop.id} AND p."id" = ${id}::uuid`;
  if (!parcel || !(parcel.stands || (await isLateOnItsWay(db, shop, id, parcel.orderId)))) return null;
  return {
    references: { order_id: parcel.orderId },
    fields: { Parcel: parcel.reference, Warehouse: parcel.warehouse, "Was to leave on": parcel.leavesOn ?? "" },
  };
};

/** Whether it left, and the day is over by which its order was to be there. One that left late may yet be there in time. */
const isLateOnItsWay = async (db: ShopDb, shop: Shop, id: string, orderId: bigint): Promise<boolean> =>
  !(await isNoLongerLate(db, shop, id)) && (await isPromiseOver(db, shop, orderId));

const readStockOut: Reading<"stock-out-ahead"> = async (db, shop, variantId) => {
  const [variant] = await readCover(db, shop, BigInt(variantId));
  if (!variant || isEnoughAgain(variant)) return null;
  return {
    references: { product_id: variant.productId },
    fields: {
      SKU: variant.sku ?? "",
      Title: variant.title,
      "Units left": variant.units,
      "Sold a day": variant.perDay,
      "Days left": variant.daysLeft,
      "Gone on": dateIn(shop.timeZone, goneAt(variant, nowDate())),
    },
  };
};

/** The ISO date at a place. */
const dateIn = (timeZone: string, at: Date): string => new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
