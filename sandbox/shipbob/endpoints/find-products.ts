import { readQuery } from "../read-query.ts";
import type { ShipBobProduct } from "../shipbob-product.ts";

const onHand = (product: ShipBobProduct) => [...product.onHand.values()].reduce((sum, units) => sum + units, 0);

/** Columns that a list of products can be sorted by. */
const sortKeys: Record<string, (product: ShipBobProduct) => number | string> = {
  id: ({ id }) => id,
  name: ({ name }) => name.toLowerCase(),
  totalonhandqty: onHand,
};

/** What nothing here has: who asks for it finds nothing. */
const without = ["Barcode", "Barcodes", "CategoryIds", "TaxonomyIds", "PlatformIds", "LegacyIds", "SalesChannel"];

/** Products by the filters of ShipBob's product list. Each has one variant, active and in a box; none has a barcode, a category or a review. */
export function findProducts(query: URLSearchParams, products: readonly ShipBobProduct[]): ShipBobProduct[] {
  const read = readQuery(query);
  const ids = { product: read.numbers("ProductId"), variant: read.numbers("VariantId"), inventory: read.numbers("InventoryId") };
  const sku = query.get("SKU") ?? query.get("SellerSKU");
  const name = query.get("Name")?.toLowerCase();
  const words = query.get("Search")?.toLowerCase();
  const since = read.time("LastUpdatedTimestamp");
  const type = query.get("ProductType");
  const status = query.get("VariantStatus");
  const isOnHand = read.asks("OnHand");
  const some =
    without.every((each) => !query.get(each)) &&
    read.asks("HasVariants")(false) &&
    read.asks("HasDigitalVariants")(false) &&
    read.asks("ReviewsPending")(false) &&
    (!type || ["regular", "1"].includes(type.toLowerCase())) &&
    (!status || status.toLowerCase().split(",").includes("active"));
  const found = products.filter(
    (product) =>
      some &&
      (!ids.product || ids.product.includes(product.id)) &&
      (!ids.variant || ids.variant.includes(product.variantId)) &&
      (!ids.inventory || ids.inventory.includes(product.inventoryId)) &&
      (!sku || product.sku === sku) &&
      (!name || product.name.toLowerCase().includes(name)) &&
      (!words || [product.sku, product.name, product.id, product.inventoryId].some((text) => String(text).toLowerCase().includes(words))) &&
      (since === undefined || Date.parse(product.createdAt) >= since) &&
      isOnHand(onHand(product) > 0),
  );
  return sorted(found, query);
}

function sorted(products: ShipBobProduct[], query: URLSearchParams): ShipBobProduct[] {
  const key = sortKeys[query.get("SortBy")?.toLowerCase() ?? ""];
  if (!key) return products;
  const direction = query.get("SortOrder")?.toUpperCase() === "DESC" ? -1 : 1;
  return products.toSorted((a, b) => direction * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
