import { inShop } from "#app/platform/db/in-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { openConnection } from "#app/warehouses/open-connection.server.ts";

import { openException } from "./exceptions/open-exception.server.ts";
import { resolveExceptions } from "./exceptions/resolve-exceptions.server.ts";
import { recordShipment } from "./record-shipment.server.ts";

/** Asks each 3PL about every parcel that it has and that has not arrived: what its webhooks did not tell is found here. */
export async function pollWarehouses(shop: Shop): Promise<void> {
  const warehouses = await inShop(shop, (db) =>
    db.warehouse.findMany({ where: { shopId: shop.id, kind: { not: "built_in" }, state: "connected" } }),
  );
  for (const warehouse of warehouses) {
    const underway = await inShop(shop, (db) =>
      db.parcel.findMany({
        where: { shopId: shop.id, warehouseId: warehouse.id, stage: { in: ["dispatched", "partly_shipped", "shipped"] } },
        select: { id: true, reference: true },
      }),
    );
    if (underway.length === 0) continue;
    const ids = new Map(underway.map((parcel) => [parcel.reference, parcel.id]));
    try {
      for (const state of await openConnection(shop, warehouse).findOrders([...ids.keys()])) {
        const parcelId = ids.get(state.reference);
        for (const shipment of parcelId ? state.shipments : []) await recordShipment(shop, parcelId ?? "", shipment);
      }
      await inShop(shop, (db) =>
        resolveExceptions(db, shop, { subject: `warehouse:${warehouse.id}`, cause: "warehouse.unreachable" }, "It answers again."),
      );
    } catch (cause) {
      log.warn({ shopId: shop.id, warehouseId: warehouse.id, err: cause }, "a warehouse could not be polled");
      await inShop(shop, (db) =>
        openException(db, shop, {
          cause: "warehouse.unreachable",
          subject: `warehouse:${warehouse.id}`,
          words: `${warehouse.name} doesn't answer. Waybill keeps asking every minute; parcels already there are not affected.`,
        }),
      );
    }
  }
}
