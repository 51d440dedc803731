import { readFile } from "node:fs/promises";
import { print } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operationName } from "#app/shopify/is-safe-to-repeat.ts";
import { submitCancellationRequest } from "#sandbox/shopify/fulfillment-orders/requests/submit-cancellation-request.ts";
import { activateLevel } from "#sandbox/shopify/inventory/activate-level.ts";
import { commerceResolvers } from "#sandbox/shopify/resolvers/commerce-resolvers.ts";
import { addLocation } from "#sandbox/shopify/state/add-location.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import type { OrderRecord } from "#sandbox/shopify/state/order-record.ts";
import { placeOrder } from "#sandbox/shopify/state/place-order.ts";
import { findDocuments, root } from "../../tools/codegen/find-documents.ts";
import { asksOfBundles } from "./asks-of-bundles.ts";
import { asksOfConsent } from "./asks-of-consent.ts";
import { asksOfRecovery } from "./asks-of-recovery.ts";
import { startShopify, type RunningShopify } from "./start-shopify.ts";
import { eventuallyHolds } from "../support/eventually.ts";

const routingScopes = [
  "read_merchant_managed_fulfillment_orders",
  "write_merchant_managed_fulfillment_orders",
  "read_third_party_fulfillment_orders",
  "write_third_party_fulfillment_orders",
];

const aLateParcel = { "Event ID": "1", Parcel: "1001-1", Warehouse: "Leeds", "Was to leave on": "2026-11-27" };

let shop: RunningShopify;
const documents = new Map<string, string>();
const asked = new Set<string>();

beforeAll(async () => {
  for (const { node } of findDocuments().documents) documents.set(operationName(node), print(node));
  shop = await startShopify({ resolvers: commerceResolvers, toml: await readFile(`${root}shopify.app.toml`, "utf8") });
  shop.shopify.scopes.grantOptionalScopes([
    ...routingScopes,
    "write_orders",
    "write_discounts",
    "read_markets",
    "write_products",
    "write_pixels",
    "read_customer_events",
    "write_customers",
  ]);
});
afterAll(() => shop.stop());

/** Sends one of the app's own documents; what it answers must be free of errors of either kind. */
async function ask(name: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  asked.add(name);
  const reply = await shop.graphql(documents.get(name) ?? `no document ${name}`, variables);
  expect(reply.errors, name).toBeUndefined();
  const data = reply.data ?? {};
  for (const answer of Object.values(data)) expect((answer as { userErrors?: unknown[] } | null)?.userErrors ?? [], name).toEqual([]);
  return data;
}

async function bulk(name: string): Promise<void> {
  asked.add(name);
  const data = await ask("RunBulkQuery", { query: documents.get(name) });
  const { bulkOperation } = data["bulkOperationRunQuery"] as { bulkOperation: { id: string } };
  await eventuallyHolds(async () => {
    const state = await ask("BulkOperationState", { id: bulkOperation.id });
    expect(state["bulkOperation"], name).toMatchObject({ status: "COMPLETED", errorCode: null });
  });
}

async function routed(order: OrderRecord) {
  return eventuallyHolds(() => {
    const [one] = order.fulfillmentOrders.filter(({ status }) => status === "OPEN");
    if (!one) throw new Error("not routed yet");
    return { gid: toGid("FulfillmentOrder", one.id), record: one };
  });
}

async function asksOfDiscounts(product: string, variant: string) {
  const common = (title: string) => ({ title, startsAt: "2026-01-01T00:00:00Z", tags: ["waybill", "waybill-1"], context: { all: "ALL" } });
  const variants = { products: { productVariantsToAdd: [variant] } };
  const off = { value: { percentage: 0.2 }, items: variants };
  const effect = { discountOnQuantity: { quantity: "1", effect: { percentage: 0.2 } } };
  const bought = { items: { products: { productsToAdd: [product] } }, value: { quantity: "1" } };
  const inputs = {
    CodeBasic: { ...common("Code"), code: "WITH-1", customerGets: off },
    CodeFreeShipping: { ...common("Code"), code: "WITH-1", destination: { all: true } },
    AutomaticBasic: { ...common("Basic"), customerGets: off },
    AutomaticBxgy: { ...common("Buy"), customerBuys: bought, customerGets: { value: effect, items: variants }, usesPerOrderLimit: "1" },
    AutomaticFreeShipping: { ...common("Free"), destination: { all: true } },
  };
  for (const [kind, input] of Object.entries(inputs)) {
    const method = kind.startsWith("Code") ? "Code" : "Automatic";
    const made = (await ask(`Create${kind}Discount`, { input }))[`discount${kind}Create`];
    const { id } = Object.values(made as Record<string, { id: string }>)[0] ?? { id: "" };
    await ask(`Update${kind}Discount`, { id, input: { title: `${kind} again` } });
    const standing = await ask("StandingDiscount", { id: id.replace(/Discount(Code|Automatic)Node/, "DiscountNode") });
    expect(standing).toMatchObject({
      discountNode: { discount: { __typename: `Discount${kind}`, title: `${kind} again`, status: "ACTIVE" } },
    });
    expect(await ask("FindOfferDiscounts", { tagged: "tag:'waybill-1'", code: "WITH-1" })).toMatchObject({
      discountNodes: { nodes: [{ id: expect.stringContaining(id.split("/").at(-1) ?? "") as string }] },
    });
    if (kind === "CodeBasic") await asksOfCodes(id);
    await ask(`Deactivate${method}Discount`, { id });
    await ask(`Delete${method}Discount`, { id });
  }
}

async function asksOfCodes(discountId: string) {
  const begun = (await ask("AddCodes", { discountId, codes: [{ code: "OWN-1" }] }))["discountRedeemCodeBulkAdd"];
  const { id } = (begun as { bulkCreation: { id: string } }).bulkCreation;
  const added = await eventuallyHolds(async () => {
    const { discountRedeemCodeBulkCreation: creation } = await ask("AddedCodes", { id });
    expect(creation).toMatchObject({ done: true, codes: { nodes: [{ code: "OWN-1" }] } });
    return creation as { codes: { nodes: { discountRedeemCode: { id: string } }[] } };
  });
  await ask("RemoveCodes", { discountId, ids: added.codes.nodes.map(({ discountRedeemCode }) => discountRedeemCode.id) });
}

test("every document of the app is answered by the stand-in, from the first look at the shop to the parcel at the door", async () => {
  const { state } = shop;
  const home = addLocation(state, { name: "London shop" });
  const variant = addProduct(state, { title: "Lantern", sku: "LAN-1", priceMinor: 1250, grams: 300 });
  activateLevel(state, variant.inventoryItemId, home.id);
  const itemId = toGid("InventoryItem", variant.inventoryItemId);

  await ask("ShopFacts");
  expect(await ask("ShopAddress")).toMatchObject({ shop: { shopAddress: { formatted: expect.arrayContaining(["E1 6RF"]) as string[] } } });
  const created = (await ask("CreateFulfillmentService", { name: "Waybill North", callbackUrl: "http://127.0.0.1:9/cb" }))[
    "fulfillmentServiceCreate"
  ] as {
    fulfillmentService: { id: string; location: { id: string } };
  };
  const { id: serviceId, location } = created.fulfillmentService;
  await ask("UpdateFulfillmentService", { id: serviceId, name: "Waybill North", callbackUrl: "http://127.0.0.1:9/cb2" });
  await ask("FindFulfillmentServices");
  await ask("EditLocation", {
    id: location.id,
    input: { address: { countryCode: "GB", city: "Leeds", address1: "1 Mill Road", zip: "LS1 1AA" } },
  });
  for (const [key, locationId] of [
    ["k1", toGid("Location", home.id)],
    ["k2", location.id],
  ])
    await ask("SetOnHand", {
      key,
      input: {
        name: "on_hand",
        reason: "correction",
        referenceDocumentUri: "gid://waybill/Sync/1",
        quantities: [{ inventoryItemId: itemId, locationId, quantity: 20, changeFromQuantity: null }],
      },
    });

  const shipTo = { ...state.shop.address, firstName: "Ada", lastName: "Okafor" };
  const buy = () =>
    placeOrder(state, { source: "control", lines: [{ variant, quantity: 2 }], email: "ada@buyer.example", shippingAddress: shipTo });
  const order = buy();
  const orderId = toGid("Order", order.id);
  const { gid } = await routed(order);
  await ask("MoveFulfillmentOrder", { id: gid, locationId: location.id, lines: null });
  await ask("SubmitFulfillmentRequest", { id: gid, message: "please", notifyCustomer: false, lines: null });
  expect(await ask("AssignedRequests", { first: 2, status: "FULFILLMENT_REQUESTED" })).toMatchObject({
    assignedFulfillmentOrders: { nodes: [{ id: gid, orderId }] },
  });
  expect(await ask("RequestOptions", { id: gid })).toMatchObject({
    fulfillmentOrder: { merchantRequests: { nodes: [{ requestOptions: { notify_customer: false } }] } },
  });
  await ask("AcceptFulfillmentRequest", { id: gid, message: "will do" });
  expect(await ask("OrderOfFulfillmentOrder", { id: gid })).toMatchObject({ fulfillmentOrder: { orderId } });
  const shipped = (
    await ask("CreateFulfillment", {
      fulfillment: {
        lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: gid }],
        trackingInfo: { company: "DPD UK", number: "15501234567890" },
        notifyCustomer: false,
      },
    })
  )["fulfillmentCreate"] as { fulfillment: { id: string } };
  await ask("CreateFulfillmentEvent", {
    event: { fulfillmentId: shipped.fulfillment.id, status: "IN_TRANSIT", happenedAt: "2026-11-21T12:00:00Z" },
  });
  await ask("FulfillmentEvents", { fulfillmentId: shipped.fulfillment.id });
  await ask("OrderFulfillments", { orderId });
  await ask("UpdateTracking", {
    fulfillmentId: shipped.fulfillment.id,
    tracking: { company: "Royal Mail", number: "RM2GB", url: null },
    notifyCustomer: false,
  });
  await ask("CancelFulfillment", { id: shipped.fulfillment.id });

  const cancelled = async () => {
    const { gid: one } = await routed(buy());
    await ask("MoveFulfillmentOrder", { id: one, locationId: location.id, lines: null });
    await ask("SubmitFulfillmentRequest", { id: one, message: null, notifyCustomer: null, lines: null });
    await ask("AcceptFulfillmentRequest", { id: one, message: null });
    return one;
  };
  const { gid: held } = await routed(buy());
  await ask("HoldFulfillmentOrder", { id: held, hold: { reason: "OTHER", handle: "waybill" } });
  const { fulfillmentOrder } = (await ask("FulfillmentOrderHolds", { id: held })) as {
    fulfillmentOrder: { fulfillmentHolds: { id: string }[] };
  };
  await ask("ReleaseFulfillmentOrder", { id: held, holdIds: fulfillmentOrder.fulfillmentHolds.map(({ id }) => id) });
  const kept = await cancelled();
  submitCancellationRequest(state, kept, "stop");
  await ask("RejectCancellationRequest", { id: kept, message: "too late" });
  await ask("CloseFulfillmentOrder", { id: kept, message: "cannot" });
  const stopped = await cancelled();
  submitCancellationRequest(state, stopped, "stop");
  expect(await ask("CancellationReason", { id: stopped })).toMatchObject({
    fulfillmentOrder: { merchantRequests: { nodes: [{ message: "stop" }] } },
  });
  await ask("AcceptCancellationRequest", { id: stopped, message: "stopped" });

  await ask("OrdersToCopy", { ids: [orderId] });
  await ask("OrderLinesPage", { id: orderId, after: null });
  await ask("FulfillmentOrdersPage", { id: orderId, after: null });
  await ask("FulfillmentOrderLinesPage", { id: gid, after: null });
  await ask("ProductsToCopy", { ids: [toGid("Product", variant.product.id)] });
  const kitchen = { title: "Kitchen", handle: "kitchen", productIds: [variant.product.id], updatedAt: state.now() };
  state.collections.set(470, { __typename: "Collection", id: 470, ...kitchen });
  expect(await ask("CollectionToCopy", { id: toGid("Collection", 470), after: null })).toMatchObject({
    collection: { title: "Kitchen", products: { nodes: [{ id: toGid("Product", variant.product.id) }] } },
  });
  expect(await ask("ComplementaryPage", { after: null })).toMatchObject({ products: { nodes: [{ complementary: null }] } });
  expect(await ask("MarketsToCopy", { after: null })).toMatchObject({
    markets: {
      nodes: [
        { name: "United Kingdom", status: "ACTIVE", conditions: { regionsCondition: { regions: { nodes: [{ code: "GB" }] } } } },
        {},
        {},
        {},
      ],
    },
  });
  await ask("VariantsPage", { id: toGid("Product", variant.product.id), after: null });
  await ask("CustomersToCopy", { ids: [toGid("Customer", order.customer?.id ?? 0)] });
  await asksOfConsent(ask, shop.state, toGid("Customer", order.customer?.id ?? 0));
  await ask("LevelsToCopy", { ids: [itemId] });
  await ask("LevelsPage", { id: itemId, after: null });
  await ask("LocationsToCopy", { ids: [location.id] });
  await ask("FulfillmentsToCopy", { ids: [toGid("Fulfillment", order.fulfillments[0]?.id ?? 0)] });
  const changed = "updated_at:>='2026-01-01T00:00:00.000Z' AND updated_at:<='2099-01-01T00:00:00.000Z'";
  for (const name of ["ChangedOrders", "ChangedFulfillmentOrders", "ChangedProducts", "ChangedCustomers"])
    await ask(name, { changed, after: null });
  await asksOfRecovery(ask, state, variant, changed);
  await ask("ChangedLevels", { location: location.id, changed, after: null });
  for (const name of ["CountedProducts", "CountedVariants", "CountedCustomers"]) await ask(name);
  const placed = "processed_at:>='2026-01-01T00:00:00.000Z'";
  await ask("CountedOrders", { query: placed });
  await ask("ListedOrders", { query: placed, after: null });
  for (const name of ["ListedProducts", "ListedVariants", "ListedCustomers", "ListedLocations"]) await ask(name, { after: null });
  await ask("NodesThere", { ids: [orderId] });
  const { gid: refused } = await routed(buy());
  await ask("MoveFulfillmentOrder", { id: refused, locationId: location.id, lines: null });
  await ask("SubmitFulfillmentRequest", { id: refused, message: null, notifyCustomer: null, lines: null });
  await ask("RejectFulfillmentRequest", { id: refused, message: "sold out", reason: "INVENTORY_OUT_OF_STOCK" });
  for (const name of documents.keys()) if (name.startsWith("Bulk") && name !== "BulkOperationState") await bulk(name);
  const paid = buy();
  const units = [{ lineItemId: toGid("LineItem", paid.lines[0]?.id ?? 0), quantity: 1 }];
  await ask("SuggestedRefund", { id: toGid("Order", paid.id), lines: units, shipping: true });
  await ask("CreateRefund", { input: { orderId: toGid("Order", paid.id), refundLineItems: units, transactions: [] }, key: "refund-1" });
  await ask("UpdateAddress", { input: { id: orderId, shippingAddress: { address1: "2 New Street" } } });
  const stands = await ask("RunBulkQuery", { query: documents.get("BulkOrders") });
  await ask("CancelBulkOperation", { id: (stands["bulkOperationRunQuery"] as { bulkOperation: { id: string } }).bulkOperation.id });
  await ask("TellFlow", { handle: "parcel-late", payload: aLateParcel });
  await ask("DeleteFulfillmentService", { id: serviceId });
  await asksOfBundles(ask, toGid("ProductVariant", variant.id));
  await asksOfDiscounts(toGid("Product", variant.product.id), toGid("ProductVariant", variant.id));

  expect(
    [...documents.keys()].filter((name) => !asked.has(name)),
    "documents that this walk never asked",
  ).toEqual([]);
});
