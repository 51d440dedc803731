import { expect, test } from "vitest";
import { createFulfillment } from "#sandbox/shopify/fulfillment-orders/shipping/create-fulfillment.ts";
import { findLevel } from "#sandbox/shopify/inventory/find-level.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { eachInAShop } from "./each-in-a-shop.ts";
import { anOrderOf, gidOf } from "./an-order-there.ts";

const { shop, merchant } = eachInAShop();

const topics = () => shop().told.map(({ topic }) => topic);
const item = () => toGid("InventoryItem", shop().mug.inventoryItemId);

const CREATE = `mutation ($product: ProductCreateInput!) { productCreate(product: $product) {
  product { id variants(first: 5) { nodes { id sku price inventoryItem { id tracked } } } } userErrors { field message } } }`;
const UPDATE =
  "mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { product { title } userErrors { field message } } }";
const DELETE = "mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { field message } } }";
const ITEM = `mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) {
  inventoryItem { sku tracked measurement { weight { unit value } } } userErrors { field message } } }`;
const VARIANTS = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id, variants: $variants) {
  productVariants { sku barcode } userErrors { field message code } } }`;
const ADD = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkCreate(productId: $id, variants: $variants) {
  product { hasOnlyDefaultVariant } productVariants { title sku price inventoryQuantity selectedOptions { name value } } userErrors { message } } }`;
const LINES = `query ($id: ID!) { order(id: $id) { lineItems(first: 5) { nodes { title sku variant { id } product { id } } }
  fulfillmentOrders(first: 5) { nodes { lineItems(first: 5) { nodes { inventoryItemId variant { id } } } } } } }`;

test("a new product has one variant without SKU, price or stock, and gets others with their options and stock", async () => {
  const made = await merchant(CREATE, { product: { title: "Tray" } });
  expect(made.at("productCreate.product.variants.nodes")).toMatchObject([{ sku: null, price: "0.00", inventoryItem: { tracked: false } }]);
  const colours = ["Red", "Blue"].map((name, index) => ({
    price: "9.5",
    optionValues: [{ optionName: "Colour", name }],
    inventoryItem: { sku: `TRAY-${index}`, tracked: true },
    inventoryQuantities: [{ locationId: toGid("Location", shop().shop.id), availableQuantity: 4 }],
  }));
  const added = await merchant(ADD, { id: made.at("productCreate.product.id"), variants: colours });
  expect(added.at("productVariantsBulkCreate")).toEqual({
    product: { hasOnlyDefaultVariant: false },
    productVariants: ["Red", "Blue"].map((value, index) => ({
      title: value,
      sku: `TRAY-${index}`,
      price: "9.50",
      inventoryQuantity: 4,
      selectedOptions: [{ name: "Colour", value }],
    })),
    userErrors: [],
  });
  expect((await merchant(CREATE, { product: { title: " " } })).at("productCreate.userErrors")).toEqual([
    { field: ["title"], message: "Title can't be blank" },
  ]);
});

test("a renamed SKU, a weight and a barcode are told, and lines of orders keep the SKU that was bought", async () => {
  const order = anOrderOf(shop(), { mugs: 1 });
  shop().told.length = 0;
  const changed = await merchant(ITEM, {
    id: item(),
    input: { sku: "MUG-2", measurement: { weight: { value: 1.25, unit: "KILOGRAMS" } } },
  });
  expect(changed.at("inventoryItemUpdate.inventoryItem")).toMatchObject({
    sku: "MUG-2",
    measurement: { weight: { unit: "KILOGRAMS", value: 1.25 } },
  });
  expect(topics()).toEqual(["inventory_items/update", "products/update"]);
  expect(shop().told[0]?.payload).toMatchObject({ id: shop().mug.inventoryItemId, sku: "MUG-2", weight_value: 1.25, weight_unit: "kg" });
  const id = toGid("Product", shop().mug.product.id);
  const variants = [{ id: toGid("ProductVariant", shop().mug.id), barcode: "4006381333931" }];
  expect((await merchant(VARIANTS, { id, variants })).at("productVariantsBulkUpdate.productVariants.0.barcode")).toBe("4006381333931");
  expect((await merchant(LINES, { id: toGid("Order", order.id) })).at("order.lineItems.nodes.0.sku")).toBe("MUG");
});

test("a deleted product is told; lines of its orders know their ids, and no variant any more; they can be shipped still", async () => {
  const order = anOrderOf(shop(), { mugs: 1 });
  shop().told.length = 0;
  const id = toGid("Product", shop().mug.product.id);
  expect((await merchant(DELETE, { id })).at("productDelete.deletedProductId")).toBe(id);
  expect(topics()).toEqual(["inventory_items/delete", "products/delete"]);
  const read = await merchant(LINES, { id: toGid("Order", order.id) });
  expect(read.at("order.lineItems.nodes")).toEqual([{ title: "Mug", sku: "MUG", variant: null, product: null }]);
  expect(read.at("order.fulfillmentOrders.nodes.0.lineItems.nodes")).toEqual([{ inventoryItemId: item(), variant: null }]);
  expect((await merchant("query ($id: ID!) { inventoryItem(id: $id) { id } }", { id: item() })).at("inventoryItem")).toBeNull();
  const parcel = { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: gidOf(order.fulfillmentOrders[0]) }] };
  expect(createFulfillment(shop().state, parcel).outcome).toBe("created");
  expect((await merchant(DELETE, { id })).at("productDelete.userErrors.0.message")).toBe("Product does not exist");
});

test("an item that is not tracked has nothing set aside; tracked again, it has what its open orders need", async () => {
  anOrderOf(shop(), { mugs: 3 });
  const committed = () => findLevel(shop().state, shop().mug.inventoryItemId, shop().shop.id)?.committed;
  expect(committed()).toBe(3);
  await merchant(ITEM, { id: item(), input: { tracked: false } });
  expect(committed()).toBe(0);
  await merchant(ITEM, { id: item(), input: { tracked: true } });
  expect(committed()).toBe(3);
});

test("what can't be is refused in Shopify's words", async () => {
  const id = toGid("Product", shop().mug.product.id);
  expect((await merchant(UPDATE, { product: { id: "gid://shopify/Product/9", title: "x" } })).at("productUpdate.userErrors")).toEqual([
    { field: ["id"], message: "Product does not exist" },
  ]);
  expect((await merchant(VARIANTS, { id, variants: [{ barcode: "1" }] })).at("productVariantsBulkUpdate.userErrors.0.code")).toBe(
    "PRODUCT_VARIANT_ID_MISSING",
  );
  expect((await merchant(ITEM, { id: item(), input: { cost: "-5.00" } })).at("inventoryItemUpdate.userErrors")).toEqual([
    { field: ["input", "cost"], message: "Cost must be greater than or equal to 0" },
  ]);
  expect((await merchant(ITEM, { id: "gid://shopify/InventoryItem/9", input: {} })).at("inventoryItemUpdate.userErrors.0.message")).toBe(
    "The product couldn't be updated because it does not exist.",
  );
});
