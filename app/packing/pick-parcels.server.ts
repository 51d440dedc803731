import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Marks parcels of the built-in warehouse as picked; those that are not waiting to be picked are left as they are. */
export async function pickParcels(shop: Shop, parcelIds: readonly string[], actor: string): Promise<{ picked: number }> {
  return inShop(shop, async (db) => {
    const picked = await db.parcel.findMany({
      where: { shopId: shop.id, id: { in: [...parcelIds] }, stage: "dispatched", warehouse: { kind: "built_in" } },
    });
    const ids = picked.map((parcel) => parcel.id);
    await db.parcel.updateMany({
      where: { shopId: shop.id, id: { in: ids }, stage: "dispatched" },
      data: { stage: "picked", pickedAt: nowDate() },
    });
    for (const { orderId } of picked) await writeTimeline(db, shop, { orderId, actor, event: "picked", words: "Picked." });
    return { picked: picked.length };
  });
}
