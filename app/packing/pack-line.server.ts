import { writeTimeline } from "#app/orders/write-timeline.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { lockParcel, moveParcels } from "#app/parcels/move-parcel.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { canBePacked } from "#app/parcels/parcel-stage.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { packing } from "./messages.ts";

export type Packing =
  | { outcome: "packed"; sku: string; complete: boolean }
  | { outcome: "wrong-item"; message: Message }
  | { outcome: "enough"; message: Message }
  | { outcome: "not-waiting"; message: Message };

/**
 * Puts units of what was scanned (SKU or barcode) or tapped into a parcel. `quantity` of "all" packs what is left of the SKU.
 * What does not belong in the parcel, or is in it already, is refused.
 */
export async function packLine(shop: Shop, parcelId: string, scanned: string, quantity: number | "all", actor: Actor): Promise<Packing> {
  return inShop(shop, async (db): Promise<Packing> => {
    await lockParcel(db, shop, parcelId);
    const parcel = await db.parcel.findFirst({
      where: { shopId: shop.id, id: parcelId, stage: inStages(canBePacked), warehouse: { kind: { in: kindsPackedHere() } } },
      include: { lines: true },
    });
    if (!parcel) return { outcome: "not-waiting", message: packing.message("not-waiting") };

    const code = scanned.trim();
    const byBarcode = await db.variant.findFirst({ where: { shopId: shop.id, barcode: code, sku: { not: null } }, select: { sku: true } });
    const ofSku = parcel.lines.filter((line) => line.sku === code || line.sku === byBarcode?.sku);
    if (ofSku.length === 0) return { outcome: "wrong-item", message: packing.message("wrong-item", { scanned: code }) };

    let left = quantity === "all" ? Number.POSITIVE_INFINITY : quantity;
    let packed = 0;
    for (const line of ofSku) {
      const units = Math.min(left, line.quantity - line.packed);
      if (units <= 0) continue;
      await db.parcelLine.update({
        where: { shopId_parcelId_orderLineId: { shopId: shop.id, parcelId, orderLineId: line.orderLineId } },
        data: { packed: { increment: units } },
      });
      left -= units;
      packed += units;
    }
    if (packed === 0) return { outcome: "enough", message: packing.message("enough", { sku: ofSku[0]?.sku ?? code }) };

    const { length: unpacked } = (await db.parcelLine.findMany({ where: { shopId: shop.id, parcelId } })).filter(
      (line) => line.packed < line.quantity,
    );
    if (unpacked === 0) {
      await moveParcels(db, shop, { id: parcelId }, "packed", { packedAt: nowDate() });
      await writeTimeline(db, shop, { orderId: parcel.orderId, actor, event: "packed", message: packing.message("packed") });
    }
    return { outcome: "packed", sku: ofSku[0]?.sku ?? code, complete: unpacked === 0 };
  });
}
