import { afterEach } from "vitest";
import { BuiltInForm } from "#app/warehouses/built-in-form.ts";
import { ShipBobForm } from "#app/warehouses/shipbob-form.ts";
import { aConnectingShop, brickLane, type ConnectingShop } from "./a-connecting-shop.ts";

let open: ConnectingShop | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** A connecting shop that is closed when its test ends. */
export async function theShop(options: Parameters<typeof aConnectingShop>[0] = { stock: { MUG: 10, JUG: 4, BOWL: 0 } }) {
  open = await aConnectingShop(options);
  return open;
}

export const stockroom = (more: Record<string, unknown> = {}) => BuiltInForm.parse({ name: "Stockroom", address: brickLane, ...more });

export function manchester(world: ConnectingShop, more: Record<string, unknown> = {}) {
  const { token, channelId } = world.shipbob.account;
  return ShipBobForm.parse({
    name: "ShipBob Manchester",
    credentials: { token },
    buildingId: String(world.manchester.id),
    channelId: String(channelId),
    ...more,
  });
}

export const services = (world: ConnectingShop) => [...world.state.fulfillmentServices.values()];
export const theWarehouse = (world: ConnectingShop) =>
  world.read((db) => db.warehouse.findFirstOrThrow({ where: { state: { not: "disconnected" } } }));
