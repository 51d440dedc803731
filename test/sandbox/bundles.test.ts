import { expect, test, vi } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { ProductRecord } from "#sandbox/shopify/state/product-record.ts";
import { eachInAWorld } from "./each-in-a-shop.ts";

const { world, ask } = eachInAWorld();

const option = (product: ProductRecord, values = ["Default Title"], name = "Title") => ({
  componentOptionId: toGid("ProductOption", product.id),
  name,
  values,
});
const part = (product: ProductRecord, more = {}) => ({
  productId: toGid("Product", product.id),
  quantity: 1,
  optionSelections: [option(product)],
  ...more,
});
const create = (components: unknown[], title = "Tea for two") =>
  ask<{ productBundleOperation: { id: string; status: string } | null; userErrors: unknown[] }>(
    "productBundleCreate",
    "$input: ProductBundleCreateInput!",
    "productBundleOperation { id status product { id } } userErrors { field message }",
    { input: { title, components } },
  );

const OPERATION = `query($id: ID!) { productOperation(id: $id) { status product { id status hasVariantsThatRequiresComponents options { name values }
  bundleComponents(first: 5) { nodes { quantity componentProduct { id } } }
  variants(first: 5) { nodes { id title price requiresComponents inventoryQuantity productVariantComponents(first: 5) { nodes { quantity productVariant { id } } } } } } } }`;

async function made(components: unknown[]) {
  const { productBundleOperation, userErrors } = await create(components);
  expect(userErrors).toEqual([]);
  const read = async () => (await world().run(OPERATION, { id: productBundleOperation?.id }))["productOperation"] as { status?: string };
  await vi.waitFor(async () => expect((await read()).status).toBe("COMPLETE"));
  const { product } = (await read()) as { product: { id: string; variants: { nodes: { id: string }[] } } };
  return product;
}

test("a bundle is there a moment later, with what it is made of and as many as its scarcest part makes", async () => {
  const { mug, plate } = world();
  const { productBundleOperation } = await create([part(mug.product, { quantity: 2 }), part(plate.product)]);
  expect(productBundleOperation).toMatchObject({ status: "CREATED", product: null });
  expect(await made([part(mug.product, { quantity: 2 }), part(plate.product)])).toMatchObject({
    hasVariantsThatRequiresComponents: true,
    bundleComponents: {
      nodes: [
        { quantity: 2, componentProduct: { id: toGid("Product", mug.product.id) } },
        { quantity: 1, componentProduct: { id: toGid("Product", plate.product.id) } },
      ],
    },
    variants: {
      nodes: [
        {
          title: "Default Title",
          price: "29.00",
          requiresComponents: true,
          inventoryQuantity: 10,
          productVariantComponents: {
            nodes: [
              { quantity: 2, productVariant: { id: toGid("ProductVariant", mug.id) } },
              { quantity: 1, productVariant: { id: toGid("ProductVariant", plate.id) } },
            ],
          },
        },
      ],
    },
  });
});

test("a buyer's choice of how many makes a variant for each", async () => {
  const { mug } = world();
  const quantityOption = {
    name: "Pack",
    values: [
      { name: "Two", quantity: 2 },
      { name: "Four", quantity: 4 },
    ],
  };
  expect(await made([part(mug.product, { quantity: null, quantityOption })])).toMatchObject({
    options: [{ name: "Pack", values: ["Two", "Four"] }],
    variants: {
      nodes: [
        { title: "Two", price: "17.00", inventoryQuantity: 10 },
        { title: "Four", price: "34.00", inventoryQuantity: 5 },
      ],
    },
  });
});

test("an order of a bundle has its parts as lines, which share its price and are shipped", async () => {
  const { mug, plate } = world();
  const product = await made([part(mug.product, { quantity: 2 }), part(plate.product)]);
  const variantId = product.variants.nodes[0]?.id;
  await world().run(
    "mutation($productId: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { message } } }",
    { productId: product.id, variants: [{ id: variantId, price: "25.01" }] },
  );
  const order = await world().buys({ lines: [{ variantId, quantity: 3 }] });
  expect(
    await world().read(
      order,
      "subtotalPriceSet { shopMoney { amount } } lineItems(first: 5) { nodes { sku quantity lineItemGroup { title quantity variantId } } }",
    ),
  ).toEqual({
    subtotalPriceSet: { shopMoney: { amount: "75.03" } },
    lineItems: {
      nodes: [
        { sku: "MUG", quantity: 6, lineItemGroup: { title: "Tea for two", quantity: 3, variantId } },
        { sku: "PLATE", quantity: 3, lineItemGroup: { title: "Tea for two", quantity: 3, variantId } },
      ],
    },
  });
  expect(order.fulfillmentOrders.flatMap(({ lines }) => lines.map(({ line, totalQuantity }) => [line.sku, totalQuantity]))).toEqual([
    ["MUG", 6],
    ["PLATE", 3],
  ]);
});

test("its stock can't be set: it is that of its parts", async () => {
  const product = await made([part(world().mug.product)]);
  const variant = world().state.products.get(Number(product.id.split("/").at(-1)))?.variants[0];
  const data = await world().run(
    'mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) @idempotent(key: "once") { userErrors { code } } }',
    {
      input: {
        name: "available",
        reason: "correction",
        quantities: [
          {
            inventoryItemId: toGid("InventoryItem", variant?.inventoryItemId ?? 0),
            locationId: toGid("Location", world().own.id),
            quantity: 5,
            changeFromQuantity: null,
          },
        ],
      },
    },
  );
  expect(data["inventorySetQuantities"]).toEqual({ userErrors: [{ code: "NON_MUTABLE_INVENTORY_ITEM" }] });
});

test("what can't be a bundle is refused as a store refused it", async () => {
  const { mug } = world();
  const refusal = async (components: unknown[]) => (await create(components)).userErrors;
  const because = (message: string) => [{ field: null, message }];
  expect(await refusal([])).toEqual(because("At least one component is required."));
  expect(await refusal([part({ ...mug.product, id: 0 })])).toEqual(because("Failed to locate the following products: [0]"));
  expect(await refusal([part(mug.product, { optionSelections: [] })])).toEqual(
    because(
      `Mapping of components targeting products need to map all of the options of the product. Missing or invalid options found for components targeting product_ids [${mug.product.id}].`,
    ),
  );
  expect(await refusal([part(mug.product, { quantity: 2001 })])).toEqual(
    because(`Quantity cannot be greater than 2000. The following products have a quantity that exceeds the maximum: [${mug.product.id}]`),
  );
  expect(await refusal([part(mug.product, { quantityOption: { name: "Pack", values: [{ name: "One", quantity: 1 }] } })])).toEqual(
    because(
      `Quantity options must have at least two values. Invalid quantity options found for components targeting product_ids [${mug.product.id}].`,
    ),
  );
});
