import { describe, expect, test } from "vitest";
import type { ProductFieldsFragment } from "#admin/product-fields.ts";
import type { VariantFieldsFragment } from "#admin/variant-fields.ts";
import { importProducts, productFromAdmin } from "./product-record.ts";
import { variantFromAdmin } from "./variant-record.ts";

const product: ProductFieldsFragment = {
  id: "gid://shopify/Product/12",
  title: "Mug",
  handle: "mug",
  status: "ACTIVE",
  vendor: "Potters",
  onlineStoreUrl: "https://potters.example/products/mug",
  featuredMedia: { preview: { image: { url: "https://cdn.example/mug.png" } } },
  complementary: { value: '["gid://shopify/Product/14","gid://shopify/Product/13"]' },
  createdAt: "2026-10-05T09:00:00Z",
  updatedAt: "2026-10-05T09:01:00Z",
};

const variant: VariantFieldsFragment = {
  id: "gid://shopify/ProductVariant/11",
  title: "Blue",
  sku: "MUG-1",
  barcode: "5012345678900",
  price: "12.50",
  inventoryItem: {
    id: "gid://shopify/InventoryItem/61",
    tracked: true,
    requiresShipping: true,
    measurement: { weight: { unit: "GRAMS", value: 400 } },
  },
  updatedAt: "2026-10-05T09:01:00Z",
};

test.each([null, { preview: null }, { preview: { image: null } }])("a product with %j for a picture has none", (featuredMedia) => {
  expect(productFromAdmin({ ...product, featuredMedia }).imageUrl).toBeNull();
});

test("a product is shown with its picture", () => {
  expect(productFromAdmin(product)).toMatchObject({ id: "12", title: "Mug", imageUrl: "https://cdn.example/mug.png" });
});

test.each<[string, string | null, string]>([
  ["in their order, each once", '["gid://shopify/Product/14","gid://shopify/Product/13","gid://shopify/Product/14"]', '{"14","13"}'],
  ["but not itself", '["gid://shopify/Product/12","gid://shopify/Product/13"]', '{"13"}'],
  ["and nothing that is no product", '["gid://shopify/Collection/7", 8, null, "gid://shopify/Product/x"]', "{}"],
  ["none where it was emptied", "[]", "{}"],
  ["none where nobody chose any", null, "{}"],
  ["none where somebody wrote something else", "not a list", "{}"],
])("a product has what the merchant chose to go with it, %s", (_, value, complementary) => {
  const record = productFromAdmin({ ...product, complementary: value === null ? null : { value } });
  expect(record).toMatchObject({ complementary });
});

test("a product that isn't on the Online Store has no address there", () => {
  expect([product, { ...product, onlineStoreUrl: null }].map((one) => productFromAdmin(one).isInStore)).toEqual(["t", "f"]);
});

describe("the copy of a variant", () => {
  const copied = (more: Partial<VariantFieldsFragment>, digits = 2) => variantFromAdmin({ ...variant, ...more }, product.id, digits);

  test("is known by the SKU that its warehouse writes and the barcode that its packer scans, both without spaces around them", () => {
    expect(copied({ sku: " MUG-1\n", barcode: " 5012345678900 " })).toMatchObject({ sku: "MUG-1", barcode: "5012345678900" });
    expect(copied({ sku: "  ", barcode: "" })).toMatchObject({ sku: null, barcode: null });
    expect(copied({ sku: null, barcode: null })).toMatchObject({ sku: null, barcode: null });
  });

  test("has its price in the minor units of the shop's currency", () => {
    expect(copied({}).price).toBe("1250");
    expect(copied({ price: "1200" }, 0).price).toBe("1200");
    expect(copied({ price: "1.5" }, 3).price).toBe("1500");
  });

  test("says whether Shopify counts it and whether it is shipped: a gift card is neither", () => {
    const inventoryItem = { ...variant.inventoryItem, tracked: false, requiresShipping: false, measurement: { weight: null } };
    expect(copied({})).toMatchObject({ tracked: "t", requiresShipping: "t", grams: "400", inventoryItemId: "61" });
    expect(copied({ inventoryItem })).toMatchObject({ tracked: "f", requiresShipping: "f", grams: null });
  });
});

test("a variant of a bulk file belongs to the product that it names, wherever it stands in the file", () => {
  const rows: unknown[] = [];
  const put = (table: 0 | 1, row: { id?: string | null; productId?: string | null }) => rows.push([table, row.id, row.productId]);
  importProducts.read({ __typename: "ProductVariant", __parentId: product.id, ...variant }, put, 2);
  importProducts.read({ __typename: "Product", ...product }, put, 2);
  expect(rows).toEqual([
    [1, "11", "12"],
    [0, "12", undefined],
  ]);
});
