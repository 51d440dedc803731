import { inStages, UNDONE } from "#app/parcels/parcel-sql.server.ts";
import type { StagePredicate } from "#app/parcels/parcel-stage.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { OrderId, ParcelId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

/** The parcels of these orders of which `stage` holds, order by order, the oldest order first. */
export async function parcelsOfOrders(shop: Shop, orderIds: readonly OrderId[], stage: StagePredicate): Promise<ParcelId[]> {
  const found = await inShop(shop, (db) =>
    db.parcel.findMany({
      where: { shopId: shop.id, orderId: { in: [...orderIds] }, stage: inStages(stage), NOT: UNDONE },
      orderBy: [{ orderId: "asc" }, { createdAt: "asc" }, { reference: "asc" }],
      select: { id: true },
    }),
  );
  return found.map(({ id }) => id as ParcelId);
}
