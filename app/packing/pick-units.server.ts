import { lockParcels } from "#app/parcels/move-parcel.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { canBePicked } from "#app/parcels/parcel-stage.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { packing } from "./messages.ts";

export type PickingUnits =
  /** `into`: the parcels that units went into, or out of (`back`), in the order of their totes. */
  | { outcome: "picked"; sku: string; into: readonly string[]; back: boolean; complete: boolean }
  | { outcome: "wrong-item"; message: Message }
  | { outcome: "enough"; message: Message }
  | { outcome: "not-waiting"; message: Message };

/**
 * Takes units of what was scanned (SKU or barcode) or tapped off their shelf for the parcels of a wave, oldest order first. `quantity` of
 * "all" takes what is left of it, "none" puts all of it back.
 */
export function pickUnits(
  shop: Shop,
  parcelIds: readonly string[],
  scanned: string,
  quantity: number | "all" | "none",
): Promise<PickingUnits> {
  return inShop(shop, async (db): Promise<PickingUnits> => {
    await lockParcels(db, shop, parcelIds);
    const parcels = await db.parcel.findMany({
      where: { shopId: shop.id, id: { in: [...parcelIds] }, stage: inStages(canBePicked), warehouse: { kind: { in: kindsPackedHere() } } },
      include: { lines: { orderBy: { orderLineId: "asc" } } },
      orderBy: [{ order: { createdAt: "asc" } }, { id: "asc" }],
    });
    if (parcels.length === 0) return { outcome: "not-waiting", message: packing.message("not-waiting") };
    const lines = parcels.flatMap((parcel) => parcel.lines);
    const sku = await skuOf(db, shop, scanned.trim());
    const ofSku = lines.filter((line) => line.sku === sku);
    if (ofSku.length === 0) return { outcome: "wrong-item", message: packing.message("wrong-item-of-wave", { scanned: scanned.trim() }) };

    const into: string[] = [];
    let left = quantity === "all" ? Number.POSITIVE_INFINITY : quantity === "none" ? 0 : quantity;
    for (const line of ofSku) {
      const units = quantity === "none" ? -line.picked : Math.min(left, line.quantity - line.picked);
      if (units === 0) continue;
      await db.parcelLine.update({
        where: { shopId_parcelId_orderLineId: { shopId: shop.id, parcelId: line.parcelId, orderLineId: line.orderLineId } },
        data: { picked: { increment: units } },
      });
      line.picked += units;
      left -= units;
      if (!into.includes(line.parcelId)) into.push(line.parcelId);
    }
    if (into.length === 0 && quantity !== "none") return { outcome: "enough", message: packing.message("enough-of-wave", { sku }) };
    return { outcome: "picked", sku, into, back: quantity === "none", complete: lines.every((line) => line.picked >= line.quantity) };
  });
}

/** A SKU as it is, or that of a barcode. */
export async function skuOf(db: ShopDb, shop: Pick<Shop, "id">, code: string): Promise<string> {
  const byBarcode = await db.variant.findFirst({ where: { shopId: shop.id, barcode: code, sku: { not: null } }, select: { sku: true } });
  return byBarcode?.sku ?? code;
}
