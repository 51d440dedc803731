import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isRequested } from "#app/parcels/parcel-stage.ts";
import { WAYBILL } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import { reconcileEach } from "../reconcile-order-job.server.ts";
import type { GatePolicy, TypedGatePolicy } from "./gate.ts";
import { waitsFromNow } from "./wait.ts";
import { closedGates } from "./order-gates.ts";

/**
 * Keeps what the merchant wants to be held. Orders that are held now are looked at again; those under way stay under way, and those that wait
 * to be changed keep the time that they were told.
 */
export async function saveGates(
  shop: Shop,
  { holdUnpaid, paidOnDelivery, holdRisk, holdTags, waitMinutes }: TypedGatePolicy,
): Promise<void> {
  const typed = { holdUnpaid, paidOnDelivery: [...paidOnDelivery], holdRisk, holdTags: [...holdTags] };
  const next = { since: thisSecond(), minutes: waitMinutes };
  await inShop(shop, async (db) => {
    const before = await fulfillmentSettings.save(db, shop, ({ waits }) => ({ ...typed, waits: waitsFromNow(waits, next) }));
    await letGoWhatIsUnderWay(db, shop, before, { ...before, ...typed });
    const held = await db.order.findMany({ where: { shopId: shop.id, stage: "held" }, select: { id: true } });
    await reconcileEach(
      db,
      shop,
      held.map(({ id }) => id),
    );
  });
}

/** Shopify says by the second when an order was placed: one of this second is placed from now on. */
const thisSecond = () => new Date(Math.floor(nowDate().getTime() / 1000) * 1000);

/** What a warehouse has already, and only the new policy would keep back, is not stopped for it: those gates are open for these orders. */
async function letGoWhatIsUnderWay(db: ShopDb, shop: Shop, before: GatePolicy, policy: GatePolicy): Promise<void> {
  const underWay = await db.order.findMany({
    where: {
      shopId: shop.id,
      parcels: { some: { stage: inStages(isRequested) } },
      OR: [{ tags: { isEmpty: false } }, { riskRecommendation: { not: null } }],
    },
    select: {
      id: true,
      test: true,
      createdAt: true,
      financialStatus: true,
      outstanding: true,
      paymentGateways: true,
      riskRecommendation: true,
      tags: true,
    },
  });
  const stopping = (order: (typeof underWay)[number], by: GatePolicy) =>
    closedGates(order, by, new Set(), nowDate()).flatMap(({ stops, code }) => (stops ? [code] : []));
  const opened = underWay.flatMap((order) => {
    const known = new Set(stopping(order, before));
    return stopping(order, policy).flatMap((gate) => (known.has(gate) ? [] : [{ orderId: order.id, gate }]));
  });
  await db.openedGate.createMany({
    data: opened.map((one) => ({ shopId: shop.id, ...one, openedAt: nowDate(), openedBy: WAYBILL })),
    skipDuplicates: true,
  });
}
