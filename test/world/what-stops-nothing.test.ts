import { expect, test } from "vitest";
import { allApplied } from "../support/all-applied.ts";
import { tradingShop } from "./trading-shop.ts";

const { shop, orders, owner } = tradingShop();

const unpaid = { payment: "pending", gateway: "Bank Deposit" } as const;

test("money that is paid back for goodwill stops no parcel: all units leave, once", async () => {
  const order = shop().buys({ "BOB-1": 2 });
  await orders.isSent(order);
  await owner.paysBack(order, "1.00");
  await orders.fulfilled(order);
  await allApplied();
  expect(orders.sent(order)).toHaveLength(1);
  expect(order.lines.map(({ fulfilledQuantity }) => fulfilledQuantity)).toEqual([2]);
});

test("of two holds the release of one lets nothing go; the release of the other does", async () => {
  const order = shop().buys({ "HOME-1": 1 }, unpaid);
  await orders.reaches(order, "held");
  const id = `gid://shopify/FulfillmentOrder/${order.fulfillmentOrders[0]?.id ?? 0}`;
  for (const handle of ["pre-order", "gift-wrap"])
    await owner.runs(
      "mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { userErrors { message } } }",
      { id, hold: { reason: "OTHER", reasonNotes: handle, handle } },
    );
  await owner.isPaid(order.id);
  const query = "query ($id: ID!) { fulfillmentOrder(id: $id) { fulfillmentHolds { id } } }";
  const { data } = await shop().shopify.runAsOwner({ query, variables: { id } });
  const { fulfillmentHolds } = (data as { fulfillmentOrder: { fulfillmentHolds: { id: string }[] } }).fulfillmentOrder;
  const releases = (hold: string) =>
    owner.runs("mutation ($id: ID!, $holds: [ID!]) { fulfillmentOrderReleaseHold(id: $id, holdIds: $holds) { userErrors { message } } }", {
      id,
      holds: [hold],
    });
  const [one, other] = fulfillmentHolds.map((hold) => hold.id);
  await releases(one ?? "");
  await allApplied();
  expect(await orders.parcels(order)).toEqual([]);
  await releases(other ?? "");
  await orders.parcelsReach(order, "dispatched");
});

test("a product that is deleted while its order waits goes with it all the same", async () => {
  const order = shop().buys({ "BOTH-1": 1, "HOME-1": 1 }, unpaid);
  await orders.reaches(order, "held");
  const variantId = shop().variants.get("BOTH-1")?.id;
  const product = [...shop().state.products.values()].find(({ variants }) => variants.some(({ id }) => id === variantId));
  await owner.runs("mutation ($input: ProductDeleteInput!) { productDelete(input: $input) { userErrors { message } } }", {
    input: { id: `gid://shopify/Product/${product?.id ?? 0}` },
  });
  await allApplied();
  await owner.isPaid(order.id);
  const parcels = await orders.parcelsReach(order, "dispatched");
  expect(parcels.flatMap(({ lines }) => lines.map(({ sku }) => sku)).toSorted()).toEqual(["BOTH-1", "HOME-1"]);
});
