import { onTestFinished } from "vitest";
import { USUAL_PATIENCE } from "#app/warehouses/providers/call-provider.server.ts";
import type { Access } from "#app/warehouses/providers/provider.ts";
import { createRequestPace } from "#app/warehouses/providers/request-pace.server.ts";
import { shipBob } from "#app/warehouses/providers/shipbob/provider.server.ts";
import type { WarehouseConnection } from "#app/warehouses/warehouse-connection.ts";
import { serveShipBob, type ServedShipBob } from "./serve-shipbob.ts";

export type ShipBobWarehouse = ServedShipBob & { warehouse: WarehouseConnection };

/** A connection to a ShipBob of its own, with two products in Manchester; gone after the test. */
export async function aShipBobWarehouse(
  options: Parameters<typeof serveShipBob>[0] & { access?: Partial<Access<unknown>> } = {},
): Promise<ShipBobWarehouse> {
  const served = await serveShipBob(options);
  onTestFinished(() => served.close());
  served.shipBob.setStock("85123A", 211, 100, "White hanging heart T-light holder");
  served.shipBob.setStock("22423", 211, 100, "Regency cakestand 3 tier");
  return { ...served, warehouse: openShipBob(served, options.access) };
}

/** A connection to a served ShipBob's building in Manchester. */
export function openShipBob({ shipBob: { account } }: ServedShipBob, access: Partial<Access<unknown>> = {}): WarehouseConnection {
  return shipBob.connect({
    credentials: { token: account.token },
    channelId: String(account.channelId),
    buildingId: "211",
    pace: createRequestPace(shipBob.requestsPerMinute),
    patience: { ...USUAL_PATIENCE, answer: 5_000 },
    ...access,
  });
}
