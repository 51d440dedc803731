import { Prisma, type Warehouse } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";
import { kindsPackedHere } from "#app/warehouses/providers/registry.server.ts";
import type { WarehouseOrderState } from "#app/warehouses/warehouse-connection.ts";

import { fulfillment } from "../messages.ts";
import { openException } from "../exceptions/open-exception.server.ts";
import { resolveExceptions } from "../exceptions/resolve-exceptions.server.ts";
import { reportShort } from "./report-short.server.ts";
import { recordShipment } from "./record-shipment.server.ts";
import { reportWarehouseFault } from "../exceptions/report-refused-warehouses.server.ts";
import { inStages } from "#app/parcels/parcel-sql.server.ts";
import { isRefused, isUnderWay } from "#app/parcels/parcel-stage.ts";

/** Asks each 3PL about every parcel that it has and that has not arrived: what its webhooks did not tell is found here. */
export async function pollWarehouses(shop: Shop): Promise<void> {
  const warehouses = await inShop(shop, (db) =>
    db.warehouse.findMany({ where: { shopId: shop.id, kind: { notIn: kindsPackedHere() }, state: { in: ["connected", "paused"] } } }),
  );
  for (const warehouse of warehouses) await pollWarehouse(shop, warehouse);
}

async function pollWarehouse(shop: Shop, warehouse: Warehouse): Promise<void> {
  const underway = await inShop(shop, (db) =>
    db.parcel.findMany({
      where: { shopId: shop.id, warehouseId: warehouse.id, stage: inStages(isUnderWay) },
      select: { id: true, reference: true, problem: true },
    }),
  );
  if (underway.length === 0) return;
  const parcels = new Map(underway.map((parcel) => [parcel.reference, parcel]));
  try {
    for (const state of await openConnection(shop, warehouse).findOrders([...parcels.keys()])) {
      const parcel = parcels.get(state.reference);
      if (!parcel) continue;
      for (const shipment of state.shipments) await recordShipment(shop, parcel.id, shipment);
      await reportShort(shop, parcel.id, state);
      if (parcel.problem !== null && !hasProblem(state)) await clearProblem(shop, parcel.id);
    }
    await inShop(shop, (db) =>
      resolveExceptions(
        db,
        shop,
        { subject: `warehouse:${warehouse.id}`, cause: "warehouse.unreachable" },
        fulfillment.message("answers-again"),
      ),
    );
  } catch (fault) {
    log.warn({ shopId: shop.id, warehouseId: warehouse.id, err: fault }, "a warehouse could not be polled");
    if (await reportWarehouseFault(shop, warehouse, fault)) return;
    await inShop(shop, (db) =>
      openException(db, shop, {
        cause: "warehouse.unreachable",
        subject: `warehouse:${warehouse.id}`,
        message: fulfillment.message("warehouse-unreachable", { warehouse: warehouse.name }),
      }),
    );
  }
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
