import { randomUUID } from "node:crypto";
import type { ShipBob } from "#sandbox/shipbob/create-shipbob.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";
import type { Good } from "../plan/goods.ts";
import { asOwner, type ControlCaller } from "./call-control.ts";

export const OWN_SHOP = "London shop";

/** Fills the shop before anybody opens it: what will lie in the built-in warehouse lies in the merchant's own shop so far. */
export function stockGoods({ state, shipbob }: { state: ShopState; shipbob: ShipBob }, goods: readonly Good[]): void {
  const own = addLocation(state, { name: OWN_SHOP });
  const manchester = shipbob.fulfillmentCenters[0]?.id ?? 0;
  for (const { sku, home, bob } of goods) {
    const variant = addProduct(state, { title: `The ${sku}`, sku, priceMinor: 1000, grams: 300 });
    if (home !== undefined) activateLevel(state, variant.inventoryItemId, own.id).available = home;
    if (bob !== undefined) shipbob.setStock(sku, manchester, bob, `The ${sku}`);
  }
}

/** Another app's fulfillment service, as far as it matters here: a location at which Waybill has nothing to say. */
export async function otherService(control: ControlCaller, name: string): Promise<void> {
  await asOwner(
    control,
    "mutation ($name: String!) { fulfillmentServiceCreate(name: $name, inventoryManagement: false) { userErrors { message } } }",
    { name },
  );
}

/** Puts on their shelves the goods that no warehouse of Waybill's has: the merchant's own, and those of the other service. */
export async function stockOutside(
  { control, state }: { control: ControlCaller; state: ShopState },
  goods: readonly Good[],
): Promise<void> {
  const idOf = (name: string) => [...state.locations.values()].find((one) => one.name === name)?.id ?? 0;
  for (const { sku, floor, elsewhere } of goods) {
    const available = floor ?? elsewhere;
    const variant = state.variantsBySku.get(sku);
    if (available === undefined || !variant) continue;
    await asOwner(
      control,
      `mutation ($item: ID!, $at: ID!, $available: Int!, $key: String!) {
         inventoryActivate(inventoryItemId: $item, locationId: $at, available: $available) @idempotent(key: $key) { userErrors { message } }
       }`,
      {
        item: `gid://shopify/InventoryItem/${variant.inventoryItemId}`,
        at: `gid://shopify/Location/${idOf(floor === undefined ? "Print House" : OWN_SHOP)}`,
        available,
        key: randomUUID(),
      },
    );
  }
}
