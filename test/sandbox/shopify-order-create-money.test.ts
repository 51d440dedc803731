import { beforeEach, describe, expect, test } from "vitest";
import { aSmallShop } from "./a-small-shop.ts";
import { type Ask, askShop } from "./ask-shop.ts";
import { type CreateOrders, createOrders, gbp, said, vase } from "./create-orders.ts";

let ask: Ask;
let created: CreateOrders["created"];
beforeEach(async () => {
  ask = await askShop(aSmallShop().state, "merchant");
  ({ created } = createOrders(ask));
});

describe("an order that an app creates", () => {
  test.each([
    ["nothing is said", {}, null, "20.0"],
    ["it was sold", { transactions: [{ amountSet: gbp("20.00"), gateway: "manual" }] }, "PAID", "0.0"],
    ["a part was paid", { transactions: [{ amountSet: gbp("5.00") }] }, "PARTIALLY_PAID", "15.0"],
    ["it was authorized", { transactions: [{ kind: "AUTHORIZATION", amountSet: gbp("20.00"), gateway: "external" }] }, "AUTHORIZED", "0.0"],
    ["it is called pending", { financialStatus: "PENDING" }, "PENDING", "20.0"],
    ["it is called paid, whatever was received", { financialStatus: "PAID" }, "PAID", "20.0"],
  ])("is paid as it says: %s", async (_, payment, status, outstanding) => {
    const order = await created({ lineItems: [vase], ...payment }, "displayFinancialStatus totalOutstandingSet { shopMoney { amount } }");
    expect(order).toMatchObject({ displayFinancialStatus: status, totalOutstandingSet: said(outstanding) });
  });

  test("carries the taxes of its lines, or its own shared among the lines that are taxed; an edit takes its share away", async () => {
    const tax = (amount: string) => [{ title: "VAT", rate: 0.2, priceSet: gbp(amount) }];
    const what =
      "totalTaxSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } } lineItems(first: 5) { nodes { id taxLines { title rate priceSet { shopMoney { amount } } } } }";
    const own = await created({ lineItems: [{ ...vase, taxLines: tax("4.00") }] }, what);
    expect(own).toMatchObject({
      totalTaxSet: said("4.0"),
      totalPriceSet: said("24.0"),
      lineItems: { nodes: [{ taxLines: [{ title: "VAT", rate: 0.2, priceSet: said("4.0") }] }] },
    });
    const shared = await created(
      {
        lineItems: [vase, { ...vase, title: "Book", taxable: false }, { ...vase, quantity: 1 }],
        taxLines: tax("6.00"),
        taxesIncluded: true,
      },
      what,
    );
    expect(shared).toMatchObject({
      totalTaxSet: said("6.0"),
      totalPriceSet: said("50.0"),
      lineItems: { nodes: [{ taxLines: [{ priceSet: said("4.0") }] }, { taxLines: [] }, { taxLines: [{ priceSet: said("2.0") }] }] },
    });

    const begun = await ask(
      "mutation Begin($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id lineItems(first: 1) { nodes { id } } } } }",
      {
        id: own["id"],
      },
    );
    const id = begun.at("orderEditBegin.calculatedOrder.id");
    const lineItemId = begun.at("orderEditBegin.calculatedOrder.lineItems.nodes.0.id");
    const commit =
      "mutation Commit($id: ID!) { orderEditCommit(id: $id) { order { currentTotalTaxSet { shopMoney { amount } } currentTotalPriceSet { shopMoney { amount } } } userErrors { field message } } }";
    expect((await ask(commit, { id })).at("orderEditCommit.userErrors")).toEqual([
      { field: ["id"], message: "There must be at least one change to be made." },
    ]);
    const set = await ask(
      "mutation Set($id: ID!, $lineItemId: ID!) { orderEditSetQuantity(id: $id, lineItemId: $lineItemId, quantity: 1) { calculatedOrder { totalPriceSet { shopMoney { amount } } } } }",
      { id, lineItemId },
    );
    expect(set.at("orderEditSetQuantity.calculatedOrder.totalPriceSet")).toEqual(said("12.0"));
    expect((await ask(commit, { id })).at("orderEditCommit.order")).toEqual({
      currentTotalTaxSet: said("2.0"),
      currentTotalPriceSet: said("12.0"),
    });
  });

  test.each([
    ["a percentage", { itemPercentageDiscountCode: { code: "TENTH", percentage: 10 } }, ["1.0", "2.0"], "3.0", "31.0"],
    ["an amount", { itemFixedDiscountCode: { code: "FIVER", amountSet: gbp("5.00") } }, ["1.67", "3.33"], "5.0", "29.0"],
    ["the shipping", { freeShippingDiscountCode: { code: "FREE" } }, [], "4.0", "30.0"],
  ])("a code takes %s off, each line its share", async (_, discountCode, shares, off, total) => {
    const order = await created(
      { lineItems: [{ ...vase, quantity: 1 }, vase], discountCode, shippingLines: [{ title: "Post", priceSet: gbp("4.00") }] },
      "discountCodes totalDiscountsSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } } lineItems(first: 5) { nodes { discountAllocations { allocatedAmountSet { shopMoney { amount } } } } }",
    );
    expect(order).toMatchObject({ totalDiscountsSet: said(off), totalPriceSet: said(total) });
    expect(order["discountCodes"]).toEqual([Object.values(discountCode)[0]?.code]);
    const lines = (order["lineItems"] as { nodes: { discountAllocations: { allocatedAmountSet: unknown }[] }[] }).nodes;
    expect(lines.flatMap((line) => line.discountAllocations.map((one) => one.allocatedAmountSet))).toEqual(shares.map(said));
  });

  test("has its own currency, and the buyer's at the rate of what was sold in both", async () => {
    const bag = (shop: string, shown: string) => ({
      shopMoney: { amount: shop, currencyCode: "USD" },
      presentmentMoney: { amount: shown, currencyCode: "CAD" },
    });
    const order = await created(
      {
        currency: "USD",
        presentmentCurrency: "CAD",
        lineItems: [
          { ...vase, quantity: 2, priceSet: bag("3.25", "4.50") },
          { ...vase, quantity: 3, priceSet: bag("4.50", "6.00") },
        ],
      },
      "currencyCode presentmentCurrencyCode currentTotalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }",
    );
    expect(order).toMatchObject({
      currencyCode: "USD",
      presentmentCurrencyCode: "CAD",
      currentTotalPriceSet: {
        shopMoney: { amount: "20.0", currencyCode: "USD" },
        presentmentMoney: { amount: "27.0", currencyCode: "CAD" },
      },
    });
  });
});
