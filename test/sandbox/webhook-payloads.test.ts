import { expect, test } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { createOrders, gbp, vase } from "./create-orders.ts";
import { eachInAShop } from "./each-in-a-shop.ts";

const { shop, merchant } = eachInAShop();

const last = (topic: string) => shop().told.findLast((event) => event.topic === topic)?.payload ?? {};
const words = (text: string) => text.trim().split(/\s+/);

const PRODUCT = `id admin_graphql_api_id title handle vendor product_type status tags body_html created_at updated_at published_at published_scope
  template_suffix category has_variants_that_requires_components variants variant_gids options images image media`;
const VARIANT = `id admin_graphql_api_id product_id title sku barcode price compare_at_price position taxable inventory_item_id inventory_policy
  inventory_quantity old_inventory_quantity option1 option2 option3 image_id created_at updated_at`;
const CUSTOMER = `id admin_graphql_api_id email phone first_name last_name note state verified_email multipass_identifier tax_exempt tax_exemptions
  currency addresses default_address created_at updated_at`;
const TRANSACTION = `id admin_graphql_api_id order_id kind status gateway amount currency parent_id payment_id test authorization error_code message
  device_id location_id user_id source_name receipt payment_details manual_payment_gateway total_unsettled_set created_at processed_at`;
const FULFILLMENT = `id admin_graphql_api_id order_id name status service location_id shipment_status email destination origin_address receipt
  tracking_company tracking_number tracking_url tracking_numbers tracking_urls line_items created_at updated_at`;
const REFUND = `id admin_graphql_api_id order_id created_at processed_at note user_id restock return duties total_duties_set refund_shipping_lines
  order_adjustments refund_line_items transactions`;
const LOCATION = `id admin_graphql_api_id name active legacy address1 address2 city zip province province_code country country_code country_name phone
  created_at updated_at`;

test("a topic's payload carries what REST's resource has", async () => {
  await merchant('mutation { productCreate(product: { title: "Bowl" }) { product { id } } }');
  addLocation(shop().state, { name: "Leeds" });
  const { created } = createOrders(merchant);
  const order = await created(
    { email: "ada@buyer.example", lineItems: [vase], transactions: [{ amountSet: gbp("20.00") }], fulfillmentStatus: "FULFILLED" },
    "lineItems(first: 1) { nodes { id } }",
  );
  const lines = (order["lineItems"] as { nodes: { id: string }[] }).nodes;
  await merchant(
    'mutation Refund($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "once") { userErrors { message } } }',
    {
      input: { orderId: order["id"], refundLineItems: [{ lineItemId: lines[0]?.id, quantity: 1 }] },
    },
  );
  for (const [topic, fields] of Object.entries({
    "products/create": PRODUCT,
    "customers/create": CUSTOMER,
    "order_transactions/create": TRANSACTION,
    "fulfillments/create": FULFILLMENT,
    "refunds/create": REFUND,
    "locations/create": LOCATION,
  }))
    expect(
      words(fields).filter((field) => !(field in last(topic))),
      topic,
    ).toEqual([]);
  const [variant] = last("products/create")["variants"] as Record<string, unknown>[];
  expect(words(VARIANT).filter((field) => !variant || !(field in variant))).toEqual([]);
});

test("a product's payload tells its variants' options and what is available of them", async () => {
  await merchant("mutation Change($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }", {
    product: { id: toGid("Product", shop().mug.product.id), vendor: "Potter" },
  });
  expect(last("products/update")).toMatchObject({
    vendor: "Potter",
    variants: [{ option1: "Default Title", option2: null, price: "8.50", compare_at_price: null, inventory_quantity: 20 }],
    options: [{ name: "Title", product_id: shop().mug.product.id, values: ["Default Title"] }],
  });
});
