import type { Abandonment, Customer, JourneyRun, Order, RecoveryPerson } from "#generated/prisma/client.ts";
import { PLACED_BY_SOMEBODY } from "#app/orders/is-renewal.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { entrySubject, ownOrder } from "./entries/entry-key.ts";
import { isNoLongerLate } from "../late-parcels/is-no-longer-late.server.ts";
import type { JourneyTrigger } from "./journey-definition.ts";
import { soldOutOf } from "../stock-waits/sold-out.server.ts";
import type { RunEnd } from "./run-end.ts";

/** Shopify names moments by the second. */
const SECOND_MS = 1000;

/** Whether an order ends a journey: what is told of a parcel is not made void by another purchase. */
export const endsByPurchase = (kind: JourneyTrigger["kind"]): boolean => kind !== "parcel-late";

/** Whether an order was placed after somebody last did something for which a run began. */
export const isAfter = (placedAt: Date, touchedAt: Date): boolean => placedAt.getTime() + SECOND_MS > touchedAt.getTime();

/** Whether an order ends a run: placed after what the run began for, and not what it is about. Shopify Flow begins a journey within a second of its order. */
export const isEndedBy = (
  { trigger, touchedAt, entryKey }: { trigger: JourneyTrigger["kind"]; touchedAt: Date; entryKey: string },
  order: { id: bigint | null; placedAt: Date },
): boolean => endsByPurchase(trigger) && isAfter(order.placedAt, touchedAt) && (order.id === null || ownOrder(entryKey) !== order.id);

type Standing = {
  run: Pick<JourneyRun, "enteredAt" | "entryKey">;
  definition: { trigger: JourneyTrigger };
  person: Pick<RecoveryPerson, "customerId">;
  abandonment: Pick<Abandonment, "state" | "customerId" | "touchedAt" | "orderId"> | null;
};

/**
 * Why a run is over, by the copy of the shop as it stands, whatever was heard of it: its cart became an order or is gone, or its person placed
 * another order. Undefined where it goes on. Asked before anything is made for somebody, as news may come late.
 */
export async function whyOver(db: ShopDb, shop: Shop, standing: Standing): Promise<Exclude<RunEnd, "finished"> | undefined> {
  const { run, definition, person, abandonment } = standing;
  if (definition.trigger.kind === "parcel-late") return (await isParcelOver(db, shop, run.entryKey)) ? "parcel-over" : undefined;
  if (definition.trigger.kind === "back-in-stock") return whyNotWaited(db, shop, standing);
  if (await isOwnOrderOff(db, shop, run)) return "order-cancelled";
  if (abandonment?.state === "completed") return "purchased";
  if (abandonment?.state === "gone") return "cart-gone";
  const customerId: Customer["id"] | null = abandonment?.customerId ?? person.customerId;
  if (customerId === null || !endsByPurchase(definition.trigger.kind)) return undefined;
  const since = new Date((abandonment?.touchedAt ?? run.enteredAt).getTime() - SECOND_MS);
  const own = ownOrder(run.entryKey);
  const order = await db.order.findFirst({
    where: { shopId: shop.id, customerId, createdAt: { gt: since }, ...(own !== null && { id: { not: own } }), ...PLACED_BY_SOMEBODY },
    select: { id: true },
  });
  return order ? "purchased" : undefined;
}

/** Whether an order was called off after a run began that is about it: a journey may as well be begun because it was. */
export const isCalledOffAfter = (
  { cancelledAt, goneAt }: Pick<Order, "cancelledAt" | "goneAt">,
  { enteredAt }: Pick<JourneyRun, "enteredAt">,
): boolean => [cancelledAt, goneAt].some((at) => at !== null && at > enteredAt);

async function isOwnOrderOff(db: ShopDb, shop: Shop, run: Standing["run"]): Promise<boolean> {
  const id = ownOrder(run.entryKey);
  const order = id === null ? null : await db.order.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
  return order !== null && isCalledOffAfter(order, run);
}

async function isParcelOver(db: ShopDb, shop: Shop, entryKey: string): Promise<boolean> {
  const subject = entrySubject(entryKey);
  return subject?.kind === "parcel" && (await isNoLongerLate(db, shop, subject.id));
}

/** Whoever was told of a thing that is there again: over once they buy anything, have had it by then, or it is gone. Their old cart is no matter. */
async function whyNotWaited(db: ShopDb, shop: Shop, { run, person, abandonment }: Standing): Promise<"purchased" | "sold-out" | undefined> {
  const subject = entrySubject(run.entryKey);
  const variantId = subject?.kind === "variant" && /^\d{1,18}$/.test(subject.id) ? BigInt(subject.id) : null;
  const customerId = abandonment?.customerId ?? person.customerId;
  if (customerId !== null) {
    const since = new Date(run.enteredAt.getTime() - SECOND_MS);
    const hadIt = variantId !== null && abandonment ? { createdAt: { gt: abandonment.touchedAt }, lines: { some: { variantId } } } : null;
    const which = { OR: [{ createdAt: { gt: since } }, ...(hadIt ? [hadIt] : [])] };
    if (await db.order.findFirst({ where: { shopId: shop.id, customerId, ...which, AND: [PLACED_BY_SOMEBODY] }, select: { id: true } }))
      return "purchased";
  }
  // A guest has no number: their cart knows which order they placed.
  const orderId = variantId === null ? null : (abandonment?.orderId ?? null);
  if (orderId !== null && (await db.orderLine.findFirst({ where: { shopId: shop.id, orderId, variantId }, select: { id: true } })))
    return "purchased";
  return variantId !== null && (await soldOutOf(db, shop, [variantId])).length > 0 ? "sold-out" : undefined;
}
