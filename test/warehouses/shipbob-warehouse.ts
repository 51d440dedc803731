import { afterEach } from "vitest";
import { connectShipBob, type ShipBobAccess } from "#app/warehouses/providers/shipbob/connect-shipbob.server.ts";
import type { WarehouseConnection } from "#app/warehouses/warehouse-connection.ts";
import { serveShipBob, type ServedShipBob } from "./serve-shipbob.ts";

export type ShipBobWarehouse = ServedShipBob & {
  warehouse: WarehouseConnection;
  /** What the stand-in took as new orders. */
  placed(): (string | null)[];
};

const open: ServedShipBob[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

/** A connection to a ShipBob of its own, with two products in Manchester; gone after the test. */
export async function aShipBobWarehouse(
  options: Parameters<typeof serveShipBob>[0] & { access?: Partial<ShipBobAccess> } = {},
): Promise<ShipBobWarehouse> {
  const served = await serveShipBob(options);
  open.push(served);
  served.shipBob.setStock("85123A", 211, 100, "White hanging heart T-light holder");
  served.shipBob.setStock("22423", 211, 100, "Regency cakestand 3 tier");
  const { token, channelId } = served.shipBob.account;
  const warehouse = connectShipBob({
    token,
    channelId: String(channelId),
    buildingId: "211",
    baseUrl: served.url,
    patienceMs: { read: 30_000, write: 30_000, answer: 5_000 },
    ...options.access,
  });
  const placed = () =>
    served.ledger
      .entries("shipbob")
      .filter(({ effect }) => effect === "order.created")
      .map(({ reference }) => reference);
  return { ...served, warehouse, placed };
}
