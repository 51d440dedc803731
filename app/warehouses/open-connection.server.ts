import type { Warehouse } from "#generated/prisma/client.ts";
import { unseal } from "#app/platform/crypto/seal.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { connectBuiltInShelves } from "./providers/built-in/connect-built-in-shelves.server.ts";
import { CREDENTIALS } from "./sealed-columns.ts";
import { ShipBobCredentials } from "./shipbob-credentials.ts";
import { connectShipBob } from "./providers/shipbob/connect-shipbob.server.ts";
import type { WarehouseConnection } from "./warehouse-connection.ts";

/** Opens the way to a warehouse, whoever runs it. Calls to one provider account share its pace within this process. */
export function openConnection(shop: Shop, warehouse: Warehouse): WarehouseConnection {
  switch (warehouse.kind) {
    case "built_in":
      return connectBuiltInShelves(shop, warehouse);
    case "shipbob":
      return connectShipBob({ ...credentials(shop, warehouse), buildingId: warehouse.buildingId, channelId: warehouse.channelId });
  }
}

function credentials(shop: Shop, warehouse: Warehouse): ShipBobCredentials {
  if (warehouse.credentials === null) throw new Error(`Warehouse ${warehouse.id} has no credentials.`);
  return ShipBobCredentials.parse(JSON.parse(unseal(warehouse.credentials, { shop: shop.domain, column: CREDENTIALS })));
}
