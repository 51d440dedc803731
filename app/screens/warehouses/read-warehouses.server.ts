import { Prisma, type WarehouseState } from "#generated/prisma/client.ts";
import { stockDifferences } from "#app/stock/stock-differences.server.ts";
import { now, nowDate } from "#app/platform/clock.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { storedMessage, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { nextCutOff } from "#app/warehouses/next-cut-off.ts";
import { providerOf } from "#app/warehouses/providers/registry.server.ts";
import { isLate, todayAt } from "#app/parcels/lateness.server.ts";
import { stageIs } from "#app/parcels/parcel-sql.server.ts";
import { isOpen } from "#app/parcels/parcel-stage.ts";

/** A warehouse at a glance. Times are ISO 8601, UTC. */
export type WarehouseCard = {
  id: string;
  name: string;
  /** By its own name. */
  provider: Message;
  state: WarehouseState;
  priority: number;
  timeZone: string;
  /** Whether a person has said that its prices are right. */
  pricesConfirmed: boolean;
  /** What is wrong, in words. */
  lastProblem: Message | null;
  lastHeardAt: string | null;
  /** When orders no longer leave the same day. */
  cutOffAt: string | null;
  load: {
    /** Parcels that have not left. */
    open: number;
    /** Of them, those that were to have left before today. */
    late: number;
    shippedToday: number;
  };
  stock: {
    skus: number;
    units: number;
    /** SKUs of which there is nothing left. */
    out: number;
    /** Items for which Shopify shows another number, and will be put right. */
    drift: number;
    unknownSkus: number;
    readAt: string | null;
  };
  /** Share of the parcels shipped in the last 28 days that left on the planned day or before; null when there were none. */
  onTime: number | null;
};

type Figures = { warehouseId: string; open: number; late: number; shippedToday: number; shipped: number; onTime: number };
type Shelves = { warehouseId: string; skus: number; units: number; out: number };

/** The shop's warehouses in the merchant's order; with `id` this one alone, if it is there. */
export function readWarehouses(shop: Shop, id: WarehouseId | null = null): Promise<WarehouseCard[]> {
  return readInShop(shop, async (db) => {
    const warehouses = await db.warehouse.findMany({
      where: { shopId: shop.id, ...(id && { id }), state: { not: "disconnected" } },
      orderBy: [{ priority: "asc" }, { name: "asc" }],
    });
    const figures = new Map((await parcelFigures(db, shop, id)).map((row) => [row.warehouseId, row]));
    const shelves = new Map((await shelfFigures(db, shop, id)).map((row) => [row.warehouseId, row]));

    const drift = new Map<string, number>();
    for (const { id } of warehouses) drift.set(id, (await stockDifferences(db, id as WarehouseId)).length);

    return warehouses.map((warehouse) => {
      const { open = 0, late = 0, shippedToday = 0, shipped = 0, onTime = 0 } = figures.get(warehouse.id) ?? {};
      const { skus = 0, units = 0, out = 0 } = shelves.get(warehouse.id) ?? {};
      return {
        id: warehouse.id,
        pricesConfirmed: warehouse.pricesConfirmedAt !== null,
        name: warehouse.name,
        provider: providerOf(warehouse).label,
        state: warehouse.state,
        priority: warehouse.priority,
        timeZone: warehouse.timeZone,
        lastProblem: warehouse.lastProblem === null ? null : storedMessage(warehouse.lastProblem),
        lastHeardAt: warehouse.lastHeardAt?.toISOString() ?? null,
        cutOffAt: nextCutOff(warehouse, now())?.at.toString() ?? null,
        load: { open, late, shippedToday },
        stock: {
          skus,
          units,
          out,
          drift: drift.get(warehouse.id) ?? 0,
          unknownSkus: warehouse.unknownSkus,
          readAt: warehouse.stockReadAt?.toISOString() ?? null,
        },
        onTime: shipped > 0 ? onTime / shipped : null,
      };
    });
  });
}

/** Days are the warehouse's own. */
function parcelFigures(db: ShopDb, shop: Shop, id: WarehouseId | null): Promise<Figures[]> {
  const at = nowDate();
  return db.$queryRaw<Figures[]>`
    SELECT "warehouseId"::text, count(*) FILTER (WHERE is_open)::int AS open,
           count(*) FILTER (WHERE is_late)::int AS late,
           count(*) FILTER (WHERE left_on = today)::int AS "shippedToday",
           count(*) FILTER (WHERE left_on IS NOT NULL AND "leavesOn" IS NOT NULL)::int AS shipped,
           count(*) FILTER (WHERE left_on <= "leavesOn")::int AS "onTime"
      FROM (
        SELECT parcel."warehouseId", parcel."leavesOn",
               ${stageIs(isOpen, "parcel")} AS is_open, ${isLate("parcel", "warehouse", at)} AS is_late,
               to_char(parcel."shippedAt" AT TIME ZONE warehouse."timeZone", 'YYYY-MM-DD') AS left_on,
               ${todayAt("warehouse", at)} AS today
          FROM "parcel" parcel
          JOIN "warehouse" warehouse ON warehouse."shopId" = parcel."shopId" AND warehouse."id" = parcel."warehouseId"
         WHERE parcel."shopId" = ${shop.id} ${id ? Prisma.sql`AND parcel."warehouseId" = ${id}::uuid` : Prisma.empty}
           AND (${stageIs(isOpen, "parcel")} OR parcel."shippedAt" > ${at}::timestamptz - interval '28 days')
      ) parcel
     GROUP BY 1`;
}

function shelfFigures(db: ShopDb, shop: Shop, id: WarehouseId | null): Promise<Shelves[]> {
  return db.$queryRaw<Shelves[]>`
    SELECT "warehouseId"::text, count(*)::int AS skus, sum("onHand")::int AS units, count(*) FILTER (WHERE "onHand" <= 0)::int AS out
      FROM "warehouse_stock" WHERE "shopId" = ${shop.id} ${id ? Prisma.sql`AND "warehouseId" = ${id}::uuid` : Prisma.empty} GROUP BY 1`;
}
