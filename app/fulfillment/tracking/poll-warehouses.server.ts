import { type Parcel, Prisma, type Warehouse } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { refusal, type Reply } from "#app/platform/http/reply.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { idsOf, roundRobin } from "#app/platform/jobs/round-robin.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { WarehouseFault, wordsOfFault } from "#app/warehouses/warehouse-fault.ts";
import type { WarehouseConnection, WarehouseOrderState } from "#app/warehouses/warehouse-connection.ts";

import { fulfillment } from "../messages.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { reportShort } from "./report-short.server.ts";
import { recordShipment } from "./record-shipment.server.ts";
import { reportWarehouseFault } from "../exceptions/report-refused-warehouses.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isRefused, isUnderWay } from "#app/parcels/parcel-stage.ts";

/** Parcels that a warehouse is asked about in one run, and in one question of it. */
const AT_MOST = 250;
const AT_ONCE = 50;

const asked = roundRobin<string>();

/**
 * Asks each 3PL about parcels that it has and that have not arrived: what its webhooks did not tell is found here. Where they are many, each
 * run goes on where the last one stopped, and comes round: a 3PL takes so many questions in a minute, and orders go first.
 */
export async function pollWarehouses(shop: Shop): Promise<void> {
  const warehouses = await inShop(shop, (db) =>
    db.warehouse.findMany({ where: { shopId: shop.id, kind: { notIn: kindsPackedHere() }, state: { in: ["connected", "paused"] } } }),
  );
  for (const warehouse of warehouses) await pollWarehouse(shop, warehouse);
}

/** Asks warehouses that did not answer once more, because a person wants to know: those that answer leave the worklist. */
export async function askWarehouses(shop: Shop, exceptionIds: readonly string[]): Promise<Reply> {
  const warehouses = await inShop(shop, async (db) => {
    const open = await db.exception.findMany({ where: { shopId: shop.id, id: { in: [...exceptionIds] }, cause: CAUSE, resolvedAt: null } });
    return db.warehouse.findMany({ where: { shopId: shop.id, id: { in: open.flatMap(({ warehouseId }) => warehouseId ?? []) } } });
  });
  for (const warehouse of warehouses) {
    const fault = await pollWarehouse(shop, warehouse);
    if (fault) return refusal(fulfillment.message("warehouse-still-silent", { warehouse: warehouse.name, why: wordsOfFault(fault) }));
  }
  return { ok: true, message: fulfillment.message("warehouses-answer") };
}

const CAUSE = "warehouse.unreachable";

/** Answers what went wrong, if anything did. */
async function pollWarehouse(shop: Shop, warehouse: Warehouse): Promise<unknown> {
  const subject = `warehouse:${warehouse.id}`;
  const underway = await inShop(shop, (db) => nextUnderWay(db, shop, warehouse.id));
  // Where nothing is under way there is nothing to ask, unless it is believed to be silent.
  const isSilent = await inShop(shop, (db) => isOnTheList(db, shop, subject));
  if (underway.length === 0 && !isSilent) return undefined;
  try {
    if (underway.length === 0) await refreshStock(shop, WarehouseId.parse(warehouse.id));
    const connection = openConnection(shop, warehouse);
    for (let from = 0; from < underway.length; from += AT_ONCE) {
      const some = underway.slice(from, from + AT_ONCE);
      await askAbout(shop, connection, some);
      asked.reaches(warehouse.id, some.at(-1)?.id);
    }
    if (isSilent) await inShop(shop, (db) => resolveExceptions(db, shop, { subject, cause: CAUSE }, fulfillment.message("answers-again")));
    return undefined;
  } catch (fault) {
    // It answers, and has taken as many questions as it does: the next run goes on.
    if (fault instanceof WarehouseFault && fault.code === "rate-limited") return fault;
    log.warn({ shopId: shop.id, warehouseId: warehouse.id, err: fault }, "a warehouse could not be polled");
    if (await reportWarehouseFault(shop, warehouse, fault)) return fault;
    await inShop(shop, (db) =>
      openException(db, shop, {
        cause: CAUSE,
        subject,
        shared: { warehouseId: warehouse.id },
        message: fulfillment.message("warehouse-unreachable", { warehouse: warehouse.name }),
        staysDismissed: true,
      }),
    );
    return fault;
  }
}

function nextUnderWay(db: ShopDb, shop: Shop, warehouseId: string): Promise<UnderWay[]> {
  const where = { shopId: shop.id, warehouseId, stage: inStages(isUnderWay) };
  const select = { id: true, reference: true, problem: true };
  return asked.next(warehouseId, AT_MOST, (piece) =>
    db.parcel.findMany({ where: { ...where, id: idsOf(piece) }, select, orderBy: { id: "asc" }, take: piece.take }),
  );
}

type UnderWay = Pick<Parcel, "id" | "reference" | "problem">;

async function askAbout(shop: Shop, connection: WarehouseConnection, parcels: readonly UnderWay[]): Promise<void> {
  const known = new Map(parcels.map((parcel) => [parcel.reference, parcel]));
  for (const state of await connection.findOrders([...known.keys()])) {
    const parcel = known.get(state.reference);
    if (!parcel) continue;
    for (const shipment of state.shipments) await recordShipment(shop, parcel.id, shipment);
    await reportShort(shop, parcel.id, state);
    if (parcel.problem !== null && !hasProblem(state)) await clearProblem(shop, parcel.id);
  }
}

/** Or would be, had a person not dismissed it. */
async function isOnTheList(db: ShopDb, shop: Shop, subject: string): Promise<boolean> {
  const where = { shopId: shop.id, subject, cause: CAUSE, OR: [{ resolvedAt: null }, { standing: true }] };
  return (await db.exception.count({ where })) > 0;
}

function hasProblem({ shipments }: WarehouseOrderState): boolean {
  return shipments.some(({ status }) => status === "on-hold" || status === "exception" || status === "cancelled");
}

/** Somebody has put it right at the warehouse. */
async function clearProblem(shop: Shop, parcelId: string): Promise<void> {
  await inShop(shop, async (db) => {
    await db.parcel.updateMany({
      where: { shopId: shop.id, id: parcelId, NOT: { stage: inStages(isRefused) } },
      data: { problem: Prisma.DbNull },
    });
    await resolveExceptions(db, shop, { subject: `parcel:${parcelId}`, cause: "parcel.on-hold" }, fulfillment.message("works-again"));
  });
}
