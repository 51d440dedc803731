import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { lockParcels, moveParcels } from "#app/parcels/move-parcel.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { canBePicked } from "#app/parcels/parcel-stage.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { packing } from "./messages.ts";

/** Marks parcels of the built-in warehouse as picked; those that are not waiting to be picked are left as they are. */
export async function pickParcels(shop: Shop, parcelIds: readonly string[], actor: Actor): Promise<{ picked: number }> {
  return inShop(shop, async (db) => {
    await lockParcels(db, shop, parcelIds);
    const picked = await db.parcel.findMany({
      where: { shopId: shop.id, id: { in: [...parcelIds] }, stage: inStages(canBePicked), warehouse: { kind: { in: kindsPackedHere() } } },
    });
    await moveParcels(db, shop, { id: picked.map((parcel) => parcel.id), from: canBePicked }, "picked", { pickedAt: nowDate() });
    const lines = picked.map(({ id }) => id);
    await db.$executeRaw`
      UPDATE "parcel_line" SET "picked" = "quantity" WHERE "shopId" = ${shop.id} AND "parcelId" = ANY (${lines}::uuid[])`;
    const message = packing.message("picked");
    for (const { orderId } of picked) await writeTimeline(db, shop, { orderId, actor, event: "picked", message });
    return { picked: picked.length };
  });
}
