import { takeBackShort } from "#app/fulfillment/decisions/take-back-short.server.ts";
import { lockParcels } from "#app/parcels/move-parcel.server.ts";
import { inStages, stageIs } from "#app/parcels/parcel-sql.server.ts";
import { canBePacked, isPickedOrPacked } from "#app/parcels/parcel-stage.ts";
import type { Actor } from "#app/platform/actor.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { packing } from "./messages.ts";
import { whoGoesWithout } from "./who-goes-without.ts";

/** What was not where it should be: of a SKU, for these parcels, so many were found, those in their totes or boxes already included. */
export type Missing = { parcelIds: readonly string[]; sku: string; found: number };

type Short = { warehouseId: string; onHand: number; orders: { id: bigint; name: string; parcelId: string; why: Message }[] };

/**
 * "Can't find it": keeps what was found as the count of that shelf, and sends the orders that go without another way; where there is none, a
 * person is asked. Their parcels here are called off, so that what else was picked for them goes back.
 */
export async function shortPick(shop: Shop, missing: Missing, by: Actor): Promise<Reply> {
  const short = await inShop(shop, (db) => readShort(db, shop, missing));
  if ("ok" in short) return short;
  // Counted first: what is called off must not be promised from the same shelf again.
  await countStock(shop, WarehouseId.parse(short.warehouseId), [{ sku: missing.sku, onHand: short.onHand, bin: null }]);
  const gone: string[] = [];
  for (const { id, name, parcelId, why } of short.orders) if (await takeBackShort(shop, id, parcelId, why, by)) gone.push(name);
  return { ok: true, message: packing.message("goes-another-way", { count: gone.length, orders: gone }) };
}

async function readShort(db: ShopDb, shop: Shop, { parcelIds, sku, found }: Missing): Promise<Short | Reply> {
  await lockParcels(db, shop, parcelIds);
  const all = await db.parcel.findMany({
    where: {
      shopId: shop.id,
      id: { in: [...parcelIds] },
      stage: inStages(canBePacked),
      warehouse: { kind: { in: kindsPackedHere() } },
      lines: { some: { sku } },
    },
    include: { lines: { where: { sku } }, order: { select: { name: true } } },
    orderBy: [{ order: { createdAt: "asc" } }, { id: "asc" }],
  });
  const [first] = all;
  if (!first) return refusal(packing.message("not-waiting"));
  const parcels = all.filter(({ warehouseId }) => warehouseId === first.warehouseId);
  const wanting = parcels.map(({ id, lines }) => ({ parcelId: id, units: lines.reduce((sum, { quantity }) => sum + quantity, 0) }));
  const without = new Set(whoGoesWithout(wanting, found));
  if (without.size === 0) return refusal(packing.message("all-found"));

  const wanted = wanting.reduce((sum, { units }) => sum + units, 0);
  const why = packing.message("short-pick", { found, count: wanted, title: first.lines[0]?.title ?? sku });
  return {
    warehouseId: first.warehouseId,
    onHand:
      found +
      (await inOtherHands(
        db,
        shop,
        first.warehouseId,
        sku,
        parcels.map(({ id }) => id),
      )),
    orders: parcels
      .filter(({ id }) => without.has(id))
      .map(({ id, orderId, order }) => ({ id: orderId, name: order.name, parcelId: id, why })),
  };
}

/** Units of a SKU that are in the building, but not on the shelf: in totes and boxes of other parcels. */
async function inOtherHands(db: ShopDb, shop: Shop, warehouseId: string, sku: string, except: readonly string[]): Promise<number> {
  const [row] = await db.$queryRaw<{ units: number }[]>`
    SELECT coalesce(sum(CASE WHEN ${stageIs(isPickedOrPacked, "p")} THEN l."quantity" - l."shipped" ELSE l."picked" END), 0)::int AS "units"
      FROM "parcel_line" l JOIN "parcel" p ON p."shopId" = l."shopId" AND p."id" = l."parcelId"
     WHERE l."shopId" = ${shop.id} AND l."sku" = ${sku} AND p."warehouseId" = ${warehouseId}::uuid AND p."id" <> ALL (${[...except]}::uuid[])
       AND (${stageIs(isPickedOrPacked, "p")} OR ${stageIs(canBePacked, "p")})`;
  return row?.units ?? 0;
}
