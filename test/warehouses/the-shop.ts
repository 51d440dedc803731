import { onTestFinished } from "vitest";
import { aShop } from "../support/a-shop.ts";
import { brickLane } from "../support/connect-warehouses.ts";
import type { Wanted } from "../support/connects.ts";
import type { OpenShop, ShopWanted } from "../support/open-shop.ts";

/** A shop that is closed when its test ends. */
export async function theShop(wanted: ShopWanted = { sells: { MUG: 10, JUG: 4, BOWL: 0 } }) {
  const open = await aShop(wanted);
  onTestFinished(() => open.close());
  return open;
}

export const stockroom = (more: Record<string, unknown> = {}): Wanted => ({
  kind: "built_in",
  name: "Stockroom",
  address: brickLane,
  ...more,
});

export function manchester(world: OpenShop, more: Record<string, unknown> = {}): Wanted {
  const { token, channelId } = world.shipbob.account;
  return {
    kind: "shipbob",
    name: "ShipBob Manchester",
    credentials: { token },
    buildingId: String(world.manchester.id),
    channelId: String(channelId),
    ...more,
  };
}

export const services = (world: OpenShop) => [...world.state.fulfillmentServices.values()];
export const theWarehouse = (world: OpenShop) =>
  world.read((db) => db.warehouse.findFirstOrThrow({ where: { state: { not: "disconnected" } } }));
