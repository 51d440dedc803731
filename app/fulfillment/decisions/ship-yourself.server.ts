import { otherServiceLocations } from "#app/inventory/locations-holding.server.ts";
import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { reconcileOrderJob } from "../reconcile-order-job.server.ts";
import { decideOn, type Deciding, isRefusal } from "./decide.server.ts";
import { forgetDecisions, keepDecision } from "./keep-decisions.server.ts";
import { decisions } from "./messages.ts";
import { takeBack, takenBackEasily, whyNotTaken } from "./take-back.server.ts";

type Taking = Deciding & { location: string };

const yours = decisions.message("yours-to-ship");

/**
 * "I ship this one": what can still be decided of an order leaves Waybill's warehouses for a location of the merchant's own (hand-over), who
 * fulfils it himself. Undone by a re-route, or by choosing a warehouse.
 */
export async function shipYourself(shop: Shop, orderId: bigint, locationId: bigint, by: Actor): Promise<Reply> {
  const taking = await decideOn<Taking | Reply>(
    shop,
    orderId,
    "keep",
    async ({ db, order, facts }) => {
      const location = (await readOwnLocations(db, shop)).find(({ id }) => id === String(locationId));
      if (!location) return refusal(decisions.message("no-such-location"));
      const stops = takenBackEasily(order).map(({ id }) => id);
      await keepDecision(db, shop, orderId, { decision: { kind: "keep", locationId: String(locationId), stops }, by });
      if (facts.isHeldHere) await keepDecision(db, shop, orderId, { decision: { kind: "release", ownOnly: true }, by });
      return { order, facts, location: location.name };
    },
    ({ facts }): Reply | null => (facts.isKept ? { ok: true, message: yours } : null),
  );
  if (isRefusal(taking) || !("location" in taking)) return taking;

  const { order, facts, location } = taking;
  const why = decisions.message("took", { location });
  const not = whyNotTaken(await takeBack(shop, order, { why, by }), order, facts.hasOpenUnits);
  if (not) {
    await inShop(shop, (db) => forgetDecisions(db, shop, orderId, "keep", "release"));
    return refusal(not);
  }
  await inShop(shop, async (db) => {
    await forgetDecisions(db, shop, orderId, "hold", "warehouse", "wait");
    await resolveExceptions(db, shop, { subject: `order:${orderId}` }, why, by);
    await writeTimeline(db, shop, { orderId, actor: by, event: "took", message: why });
    await enqueue(db, shop, reconcileOrderJob, { orderId: String(orderId) });
  });
  return { ok: true, message: yours };
}

/** Locations from which the merchant ships himself, by name. */
export async function readOwnLocations(db: ShopDb, shop: Pick<Shop, "id">): Promise<{ id: string; name: string }[]> {
  const warehouses = await db.warehouse.findMany({ where: { shopId: shop.id, locationId: { not: null } }, select: { locationId: true } });
  const services = await otherServiceLocations(db, shop, new Set());
  const taken = new Set([...services, ...warehouses.flatMap(({ locationId }) => locationId ?? [])]);
  const locations = await db.location.findMany({ where: { shopId: shop.id, isActive: true }, orderBy: { name: "asc" } });
  return locations.filter(({ id }) => !taken.has(id)).map(({ id, name }) => ({ id: String(id), name }));
}
