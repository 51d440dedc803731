import type { LocationRecord } from "#sandbox/shopify/state/location-record.ts";
import type { VariantRecord } from "#sandbox/shopify/state/product-record.ts";
import { enableRouting } from "#app/fulfillment/plan/switch-routing.server.ts";
import { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { connects } from "./connects.ts";
import { eventually } from "./eventually.ts";
import type { StandIns } from "./stand-ins.ts";

type Beside = StandIns & { shop: () => Shop; floor: ShopFloor; works: boolean };

export type WarehouseWanted = { kind: "built_in" | "shipbob"; connect(beside: Beside): Promise<object> };
/** What the shop sells, and where it stands before any warehouse is connected. */
export type ShopFloor = { location: LocationRecord; variants: Map<string, VariantRecord> };

export type ConnectedWarehouse = { kind: WarehouseWanted["kind"]; id: WarehouseId };

export const brickLane = {
  name: null,
  company: null,
  address1: "12 Brick Lane",
  address2: null,
  city: "London",
  provinceCode: null,
  zip: "E1 6RF",
  countryCode: "GB",
  phone: null,
  email: null,
};

/** The built-in warehouse, with what lies on the shop floor moved in. */
export function builtIn({ name = "Our stockroom" } = {}): WarehouseWanted {
  return {
    kind: "built_in",
    connect: ({ shop, floor }) =>
      connects(shop(), { kind: "built_in", name, address: brickLane, startFromLocationId: String(floor.location.id) }),
  };
}

/** ShipBob's building in Manchester, which `holds` so many units of each SKU. */
export function shipBob({
  name = "ShipBob Manchester",
  holds = {},
}: { name?: string; holds?: Readonly<Record<string, number>> } = {}): WarehouseWanted {
  return {
    kind: "shipbob",
    connect({ shop, shipbob, manchester }) {
      for (const [sku, units] of Object.entries(holds)) shipbob.setStock(sku, manchester.id, units, `The ${sku}`);
      const { token, channelId } = shipbob.account;
      const where = { buildingId: String(manchester.id), channelId: String(channelId) };
      return connects(shop(), { kind: "shipbob", name, credentials: { token }, ...where });
    },
  };
}

/** Connects the warehouses, and lets an app that works send orders to them. */
export async function connectWarehouses(beside: Beside, wanted: readonly WarehouseWanted[]): Promise<ConnectedWarehouse[]> {
  const connected: ConnectedWarehouse[] = [];
  for (const { kind, connect } of wanted) {
    const outcome = await connect(beside);
    if (!("warehouseId" in outcome)) throw new Error(`not connected: ${JSON.stringify(outcome)}`);
    connected.push({ kind, id: WarehouseId.parse(outcome.warehouseId) });
  }
  if (beside.works && connected.length > 0) await sendOrders(beside);
  return connected;
}

async function sendOrders({ shop, shopify }: Beside): Promise<void> {
  shopify.scopes.grantOptionalScopes([
    "read_merchant_managed_fulfillment_orders",
    "write_merchant_managed_fulfillment_orders",
    "read_third_party_fulfillment_orders",
    "write_third_party_fulfillment_orders",
  ]);
  await eventually(async () => (await enableRouting(shop())).outcome === "on");
}
