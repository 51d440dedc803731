import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { changeLevel } from "#sandbox/shopify/inventory/change-level.ts";
import type { ShopEvent } from "#sandbox/shopify/shop-event.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import type { LocationRecord } from "#sandbox/shopify/state/location-record.ts";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";
import type { VariantRecord } from "#sandbox/shopify/state/product-record.ts";
import { createFulfillmentService } from "#sandbox/shopify/fulfillment-services/create-fulfillment-service.ts";
import { makeUpAddress } from "#sandbox/data/make-up-address.ts";

export type SmallShop = {
  state: ShopState;
  shop: LocationRecord;
  /** A fulfillment service's location. */
  warehouse: LocationRecord;
  mug: VariantRecord;
  plate: VariantRecord;
  voucher: VariantRecord;
  /** What the shop told since it was opened. */
  told: ShopEvent[];
  address: ReturnType<typeof makeUpAddress>;
};

/** A shop with its own location (10 mugs, no plates) and a fulfillment service (10 mugs, 10 plates); the voucher needs no shipping. */
export function aSmallShop(): SmallShop {
  const clock = createClock();
  const state = createShopState({ clock, ledger: createLedger(clock) });
  const shop = addLocation(state, { name: "Shop" });
  const made = createFulfillmentService(state, { name: "Warehouse", callbackUrl: "https://app.example/callback" });
  const warehouse = made.outcome === "created" ? state.locations.get(made.service.locationId) : undefined;
  if (!warehouse) throw new Error("no warehouse");
  const mug = addProduct(state, { title: "Mug", sku: "MUG", priceMinor: 850, grams: 400 });
  const plate = addProduct(state, { title: "Plate", sku: "PLATE", priceMinor: 1200, grams: 650 });
  const voucher = addProduct(state, { title: "Voucher", sku: "VOUCHER", priceMinor: 2000, grams: 0, requiresShipping: false });
  const stock = (variant: VariantRecord, location: LocationRecord, available: number) =>
    changeLevel(state, activateLevel(state, variant.inventoryItemId, location.id), { available });
  stock(mug, shop, 10);
  stock(plate, shop, 0);
  stock(mug, warehouse, 10);
  stock(plate, warehouse, 10);
  const told: ShopEvent[] = [];
  state.events.on((event) => told.push(event));
  return { state, shop, warehouse, mug, plate, voucher, told, address: makeUpAddress("GB", "buyer") };
}
