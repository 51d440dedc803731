import type { ParcelStage } from "#generated/prisma/enums.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { isLive, isRefused } from "#app/parcels/parcel-stage.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { fulfillmentSettings } from "../fulfillment-settings.server.ts";
import { fulfillment } from "../messages.ts";
import { giveUpKeeping } from "../reconcile/keep-moved.server.ts";
import { WITHOUT_SKU } from "../reconcile/put-aside.server.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { decideOn, type Deciding, isRefusal } from "./decide.server.ts";
import { find, forgetDecisions, keepDecision, readDecisions } from "./keep-decisions.server.ts";
import { decisions } from "./messages.ts";
import { takeBack, takenBackEasily, whyNotTaken } from "./take-back.server.ts";

type Chosen = Deciding & { warehouse: string; isThere: boolean };

/**
 * Has one warehouse ship what can still be decided of an order, because a person chose it: what lies at others on paper is taken back. While
 * the order is held, the choice waits with it. Where the chosen one can't ship it, a person is asked: no other one is taken instead.
 */
export async function chooseWarehouse(shop: Shop, orderId: bigint, warehouseId: WarehouseId, by: Actor): Promise<Reply> {
  const { routingEnabled } = await inShop(shop, (db) => fulfillmentSettings.read(db, shop));
  if (!routingEnabled) return refusal(fulfillment.message("routing-off"));
  // What it has refused goes there anew.
  const goesThere = (parcel: { warehouseId: string; stage: ParcelStage }) => parcel.warehouseId === warehouseId && !isRefused(parcel);
  const chosen = await decideOn<Chosen | Reply>(shop, orderId, "choose", async ({ db, order, facts }) => {
    const warehouse = await db.warehouse.findFirst({
      where: { shopId: shop.id, id: warehouseId, locationId: { not: null }, state: { not: "disconnected" } },
      select: { name: true },
    });
    if (!warehouse) return refusal(decisions.message("no-such-warehouse"));
    const made = await readDecisions(db, shop, orderId);
    const before = find(made, "warehouse");
    // Said to wait or to stay since, it is chosen anew.
    const stays = before?.decision.warehouseId === warehouseId && !find(made, "wait") && !find(made, "keep");
    const isThere = stays && takenBackEasily(order).every(goesThere);
    const stops = takenBackEasily(order).flatMap((parcel) => (goesThere(parcel) ? [] : [parcel.id]));
    if (!isThere) await keepDecision(db, shop, orderId, { decision: { kind: "warehouse", warehouseId, stops }, by });
    return { order, facts, warehouse: warehouse.name, isThere };
  });
  if (isRefusal(chosen) || !("warehouse" in chosen)) return chosen;

  const { order, facts, warehouse } = chosen;
  const answer = decisions.message(facts.stage === "held" ? "goes-when-released" : "warehouse-chosen", { warehouse });
  if (chosen.isThere) return { ok: true, message: answer };

  const why = decisions.message("chose", { warehouse });
  const elsewhere = takenBackEasily(order).filter((parcel) => !goesThere(parcel));
  const staysThere = order.parcels.some((parcel) => isLive(parcel) && goesThere(parcel));
  const not = whyNotTaken(await takeBack(shop, order, { why, by }, elsewhere), order, facts.hasOpenUnits || staysThere);
  if (not) {
    await inShop(shop, (db) => forgetDecisions(db, shop, orderId, "warehouse"));
    return refusal(not);
  }
  await inShop(shop, async (db) => {
    await db.order.updateMany({ where: { shopId: shop.id, id: orderId }, data: { routingAsked: true } });
    await db.order.updateMany({
      where: { shopId: shop.id, id: orderId, routingCompletedAt: null },
      data: { routingCompletedAt: order.createdAt },
    });
    await giveUpKeeping(db, shop, orderId);
    await forgetDecisions(db, shop, orderId, "wait", "keep");
    // Lines that a person has put aside stay theirs: the choice is about the rest.
    await resolveExceptions(db, shop, { subject: `order:${orderId}`, but: WITHOUT_SKU }, why, by);
    await writeTimeline(db, shop, { orderId, actor: by, event: "chose", message: why });
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  });
  return { ok: true, message: answer };
}
