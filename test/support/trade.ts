import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import { countStock } from "#app/stock/count-stock.server.ts";
import { refreshStock } from "#app/stock/refresh-stock.server.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct, type NewProduct } from "#sandbox/shopify/state/add-product.ts";
import type { AddressRecord } from "#sandbox/shopify/state/address-record.ts";
import { placeOrder, type NewOrder } from "#sandbox/shopify/state/place-order.ts";
import type { ShopState } from "#sandbox/shopify/state/shop-state.ts";
import { ADAS_ADDRESS } from "./ada.ts";
import type { ConnectedWarehouse, ShopFloor } from "./connect-warehouses.ts";
import { eventually } from "./eventually.ts";
import type { StandIns } from "./stand-ins.ts";

/** The merchant's own location, and what is sold, by SKU (or title, when it has none). */

type Trading = StandIns & {
  shop: () => Shop;
  read<T>(work: (db: ShopDb) => Promise<T>): Promise<T>;
  floor: ShopFloor;
  warehouses: readonly ConnectedWarehouse[];
};

/** Opens the shop floor with so many units of each SKU. */
export function stockFloor(state: ShopState, units: Readonly<Record<string, number>>): ShopFloor {
  const location = addLocation(state, { name: "London shop", address: state.shop.address });
  const variants = Object.entries(units).map(([sku, available]) => {
    const variant = addProduct(state, { title: `The ${sku}`, sku, priceMinor: 1000, grams: 400 });
    activateLevel(state, variant.inventoryItemId, location.id).available = available;
    return [sku, variant] as const;
  });
  return { location, variants: new Map(variants) };
}

/** What a shop sells and what buyers buy. */
export function trade({ state, shipbob, manchester, shop, read, floor, warehouses }: Trading) {
  const levelAt = (sku: string, locationId: number) => state.inventory.get(floor.variants.get(sku)?.inventoryItemId ?? 0)?.get(locationId);
  const known = (count: number, where: Parameters<ShopDb["variant"]["count"]>[0]) =>
    eventually(() => read(async (db) => (await db.variant.count(where)) === count));

  /** Puts units into the first warehouse of a kind, and lets Waybill know of them. */
  const fill = async (kind: ConnectedWarehouse["kind"], units: readonly { sku: string; title: string; count: number }[]) => {
    const id: WarehouseId | undefined = warehouses.find((warehouse) => warehouse.kind === kind)?.id;
    if (!id || units.length === 0) return;
    if (kind === "built_in") {
      const counted = units.map(({ sku, count }) => ({ sku, onHand: count, bin: null }));
      await countStock(shop(), id, counted);
      return;
    }
    for (const { sku, title, count } of units) shipbob.setStock(sku, manchester.id, count, title);
    await refreshStock(shop(), id);
  };

  return {
    /** The merchant's own location. */
    shopFloor: floor.location,
    variants: floor.variants,
    /** What Shopify shows on hand; undefined where the SKU is not stocked. */
    shows(sku: string, locationId: number) {
      const level = levelAt(sku, locationId);
      return level && level.available + level.committed;
    },
    /** Somebody else changes what Shopify shows. */
    changesInShopify(sku: string, locationId: number, by: number) {
      const level = levelAt(sku, locationId);
      if (!level) throw new Error(`${sku} is not stocked there`);
      level.available += by;
    },
    /** Shopify believes that the merchant's own shop floor has so many, and sends orders there first. */
    floorHolds(sku: string, units: number) {
      const variant = floor.variants.get(sku);
      if (variant) activateLevel(state, variant.inventoryItemId, floor.location.id).available = units;
    },
    /** The shop sells something new, known by its SKU or else its title, of which each warehouse has so many. */
    async sells(product: Partial<NewProduct> & { title: string }, has: { home?: number; bob?: number } = {}) {
      const variant = addProduct(state, { sku: null, priceMinor: 1000, grams: 400, ...product });
      const { sku } = variant;
      floor.variants.set(sku ?? product.title, variant);
      await known(1, { where: { id: BigInt(variant.id) } });
      if (!sku) return;
      if (has.home) await fill("built_in", [{ sku, title: product.title, count: has.home }]);
      if (has.bob) await fill("shipbob", [{ sku, title: product.title, count: has.bob }]);
    },
    /** The same for many SKUs at once, a thousand of each in one of the warehouses. */
    async sellsMany(skus: readonly string[], where: (sku: string, index: number) => "home" | "bob") {
      for (const sku of skus) floor.variants.set(sku, addProduct(state, { title: `Item ${sku}`, sku, priceMinor: 100, grams: 20 }));
      await known(skus.length, { where: { sku: { in: [...skus] } } });
      const units = skus.map((sku, index) => ({ sku, title: `Item ${sku}`, count: 1000, place: where(sku, index) }));
      await fill(
        "built_in",
        units.filter(({ place }) => place === "home"),
      );
      await fill(
        "shipbob",
        units.filter(({ place }) => place === "bob"),
      );
    },
    /** A buyer in Leeds, or elsewhere by `to`, pays for these. */
    buys(lines: Record<string, number>, { to, ...more }: Partial<NewOrder> & { to?: Partial<AddressRecord> } = {}) {
      const chosen = Object.entries(lines).map(([sku, quantity]) => {
        const variant = floor.variants.get(sku);
        if (!variant) throw new Error(`no ${sku}`);
        return { variant, quantity };
      });
      const shippingAddress = { ...leeds, ...to };
      return placeOrder(state, { source: "control", lines: chosen, email: "ada@buyer.example", shippingAddress, ...more });
    },
  };
}

/** Where buyers live unless a test says otherwise, as Shopify keeps it. */
export const leeds = {
  ...ADAS_ADDRESS,
  company: null,
  address2: null,
  province: "England",
  provinceCode: "ENG",
  country: "United Kingdom",
  phone: null,
};
