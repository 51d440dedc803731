import { Prisma } from "#generated/prisma/client.ts";
import { now } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readPostalAddress, type PostalAddress } from "#app/orders/postal-address.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isAtPackingStation } from "#app/parcels/parcel-stage.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";

export type StationParcel = {
  id: string;
  reference: string;
  orderId: string;
  orderName: string;
  placedAt: string;
  /** The buyer's note to the seller. */
  note: string | null;
  /** What the buyer wrote for whoever unpacks it. */
  giftMessage: string | null;
  /** How its buyer has it shipped, as the shop calls it. */
  delivery: string | null;
  stage: "dispatched" | "picked" | "packed";
  warehouse: string;
  /** ISO dates on the warehouse's calendar. */
  leavesOn: string | null;
  today: string;
  /** ISO date by which its buyer was promised to have it; null where nothing was promised. */
  promisedBy: string | null;
  address: PostalAddress;
  lines: StationLine[];
};

export type StationLine = {
  sku: string;
  title: string;
  quantity: number;
  /** Taken off its shelf, and checked into its box. */
  picked: number;
  packed: number;
  bin: string | null;
  barcode: string | null;
  imageUrl: string | null;
  /** What the buyer asked for with it, a line each. */
  properties: string | null;
};

export type StationView = { parcels: StationParcel[]; inAll: number };

/**
 * Parcels that wait at the built-in warehouses to be picked, packed or shipped: those that leave first come first. At most `most` of them,
 * with how many there are in all; with `parcelIds` only these.
 */
export async function readPackingStation(
  shop: Shop,
  { parcelIds, most = 200 }: { parcelIds?: readonly string[]; most?: number } = {},
): Promise<StationView> {
  return readInShop(shop, async (db) => {
    const only = parcelIds ? Prisma.sql`AND p."id" = ANY(${[...parcelIds]}::uuid[])` : Prisma.empty;
    const found = await db.$queryRaw<FoundParcel[]>`
      SELECT p."id"::text AS "id", p."reference", p."orderId", p."stage"::text AS "stage", p."leavesOn", p."warehouseId"::text AS "warehouseId",
             o."name" AS "orderName", o."createdAt" AS "placedAt", o."note", o."giftMessage", o."shippingTitle" AS "delivery", o."shipTo", d."date" AS "promisedBy", w."name" AS "warehouse", w."timeZone", (count(*) OVER ())::int AS "inAll"
        FROM "parcel" p
        JOIN "warehouse" w ON w."shopId" = p."shopId" AND w."id" = p."warehouseId" AND w."kind" = ANY (${kindsPackedHere()})
        JOIN "order" o ON o."shopId" = p."shopId" AND o."id" = p."orderId"
        LEFT JOIN "delivery_promise" d ON d."shopId" = p."shopId" AND d."orderId" = p."orderId"
       WHERE p."shopId" = ${shop.id} AND ${stageIs(isAtPackingStation, "p")} ${only}
       ORDER BY p."leavesOn" NULLS FIRST, p."createdAt", p."reference"
       LIMIT ${most}`;
    const lines = await db.$queryRaw<FoundLine[]>`
      SELECT l."parcelId"::text AS "parcelId", l."sku", l."title", l."quantity", l."picked", l."packed", s."bin", v."barcode", v."imageUrl", o."properties"
        FROM "parcel_line" l
        LEFT JOIN "order_line" o ON o."shopId" = l."shopId" AND o."id" = l."orderLineId"
        JOIN "parcel" p ON p."shopId" = l."shopId" AND p."id" = l."parcelId"
        LEFT JOIN "warehouse_stock" s ON s."shopId" = l."shopId" AND s."warehouseId" = p."warehouseId" AND s."sku" = l."sku"
        LEFT JOIN LATERAL (
          SELECT v."barcode", pr."imageUrl" FROM "variant" v
            LEFT JOIN "product" pr ON pr."shopId" = v."shopId" AND pr."id" = v."productId"
           WHERE v."shopId" = l."shopId" AND v."sku" = l."sku" LIMIT 1) v ON true
       WHERE l."shopId" = ${shop.id} AND l."parcelId" = ANY(${found.map((row) => row.id)}::uuid[])
       ORDER BY s."bin" NULLS LAST, l."sku"`;

    const linesOf = Map.groupBy(lines, (line) => line.parcelId);
    return {
      inAll: found[0]?.inAll ?? 0,
      parcels: found.map((row) => ({
        id: row.id,
        reference: row.reference,
        orderId: String(row.orderId),
        orderName: row.orderName,
        placedAt: row.placedAt.toISOString(),
        note: row.note,
        giftMessage: row.giftMessage,
        delivery: row.delivery,
        stage: row.stage,
        warehouse: row.warehouse,
        leavesOn: row.leavesOn,
        today: now().toZonedDateTimeISO(row.timeZone).toPlainDate().toString(),
        promisedBy: row.promisedBy,
        address: readPostalAddress(row.shipTo),
        lines: (linesOf.get(row.id) ?? []).map(({ parcelId: _, ...line }) => line),
      })),
    };
  });
}

type FoundParcel = {
  id: string;
  reference: string;
  orderId: bigint;
  orderName: string;
  placedAt: Date;
  note: string | null;
  giftMessage: string | null;
  delivery: string | null;
  shipTo: unknown;
  stage: StationParcel["stage"];
  leavesOn: string | null;
  promisedBy: string | null;
  warehouse: string;
  timeZone: string;
  inAll: number;
};
type FoundLine = StationLine & { parcelId: string };

/** Whether the shop has a built-in warehouse, and so a packing station. */
export async function hasPackingStation(shop: Shop): Promise<boolean> {
  return readInShop(
    shop,
    async (db) =>
      (await db.warehouse.count({ where: { shopId: shop.id, kind: { in: kindsPackedHere() }, state: { not: "disconnected" } } })) > 0,
  );
}
