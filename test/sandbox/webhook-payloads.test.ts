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

test("a fulfillment order's topics name it and its status, and what the topic is about; of which order it is none of them says", async () => {
  const { created } = createOrders(merchant);
  const order = await created({ lineItems: [{ ...vase, quantity: 3, requiresShipping: true }] }, "id");
  const [one] = [...shop().state.fulfillmentOrders.values()].filter(({ order: { id } }) => toGid("Order", id) === order["id"]);
  if (!one) throw new Error("The order should have a fulfillment order");
  const id = toGid("FulfillmentOrder", one.id);
  const line = toGid("FulfillmentOrderLineItem", one.lines[0]?.id ?? 0);
  const part = [{ id: line, quantity: 1 }];

  await merchant(
    "mutation H($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { userErrors { message } } }",
    {
      id,
      hold: { reason: "OTHER", reasonNotes: "Wait", handle: "first", fulfillmentOrderLineItems: part },
    },
  );
  const hold = { reason: "other", reason_notes: "Wait", handle: "first", held_by_requesting_app: false, held_by_app: null };
  expect(last("fulfillment_orders/placed_on_hold")).toEqual({
    fulfillment_order: { id, status: "on_hold", fulfillment_holds: [expect.objectContaining(hold)] },
    remaining_fulfillment_order: { id: expect.stringContaining("gid://shopify/FulfillmentOrder/") as string, status: "open" },
    held_fulfillment_order_line_items: part,
    created_fulfillment_hold: expect.objectContaining(hold) as object,
  });
  await merchant("mutation R($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }", { id });
  expect(last("fulfillment_orders/hold_released")).toEqual({ fulfillment_order: { id, status: "open" } });

  await merchant(
    "mutation S($splits: [FulfillmentOrderSplitInput!]!) { fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) { userErrors { message } } }",
    { splits: [{ fulfillmentOrderId: id, fulfillmentOrderLineItems: part }] },
  );
  const { remaining_fulfillment_order: rest } = last("fulfillment_orders/split") as { remaining_fulfillment_order: { id: string } };
  await merchant(
    "mutation M($merges: [FulfillmentOrderMergeInput!]!) { fulfillmentOrderMerge(fulfillmentOrderMergeInputs: $merges) { userErrors { message } } }",
    { merges: [{ mergeIntents: [{ fulfillmentOrderId: id }, { fulfillmentOrderId: rest.id }] }] },
  );
  expect(last("fulfillment_orders/merged")).toMatchObject({
    merge_intents: [
      { fulfillment_order_id: one.id, fulfillment_order_line_items: [{ quantity: 2 }] },
      { fulfillment_order_line_items: [{ quantity: 1 }] },
    ],
    fulfillment_order_merges: { fulfillment_order: { id, status: "open" } },
  });

  await merchant("mutation P($id: ID!) { fulfillmentOrderReportProgress(id: $id) { userErrors { message } } }", { id });
  expect(last("fulfillment_orders/progress_reported")).toMatchObject({
    fulfillment_order: { id, status: "in_progress" },
    progress_report: { reason_notes: null, progress_reported_by_app: null },
    initial_status: "open",
  });
});
