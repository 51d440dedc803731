import { randomUUID } from "node:crypto";
import type { OpenShop } from "../support/open-shop.ts";

type Owned = { shopify: Pick<OpenShop["shopify"], "runAsOwner"> };
type UserErrors = { userErrors?: readonly { message: string }[] };

/** What the shop's owner does in Shopify by hand, as the admin there does it. What Shopify refuses is an error of the test. */
export function asOwner(shop: () => Owned) {
  async function runs(query: string, variables: Record<string, unknown>) {
    const answer = await shop().shopify.runAsOwner({ query, variables });
    const payloads = Object.values((answer.data ?? {}) as Record<string, UserErrors>);
    const refused = [...((answer.errors ?? []) as { message: string }[]), ...payloads.flatMap(({ userErrors }) => userErrors ?? [])];
    if (refused.length > 0) throw new Error(refused.map(({ message }) => message).join("; "));
    return payloads;
  }
  const adds = (id: string, variantId: number, quantity: number) =>
    runs(
      "mutation ($id: ID!, $variant: ID!, $n: Int!) { orderEditAddVariant(id: $id, variantId: $variant, quantity: $n, allowDuplicates: true) { userErrors { message } } }",
      { id, variant: `gid://shopify/ProductVariant/${variantId}`, n: quantity },
    );
  /** One edit of an order, from its beginning until it stands. */
  async function edits(orderId: number, change: (id: string) => Promise<unknown>) {
    const [begun] = await runs("mutation ($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id } userErrors { message } } }", {
      id: `gid://shopify/Order/${orderId}`,
    });
    const { calculatedOrder } = begun as { calculatedOrder?: { id: string } };
    const id = calculatedOrder?.id ?? "";
    await change(id);
    await runs("mutation ($id: ID!) { orderEditCommit(id: $id) { userErrors { message } } }", { id });
  }
  return {
    runs,
    cancelsFulfillment: (id: number) =>
      runs("mutation ($id: ID!) { fulfillmentCancel(id: $id) { userErrors { message } } }", { id: `gid://shopify/Fulfillment/${id}` }),
    /** Moves a fulfillment order to another location, or so many units of one of its lines. */
    moves: (id: number, locationId: number, part?: { lineId: number; quantity: number }) =>
      runs(
        `mutation ($id: ID!, $to: ID!, $part: [FulfillmentOrderLineItemInput!]) {
           fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $part) { userErrors { message } }
         }`,
        {
          id: `gid://shopify/FulfillmentOrder/${id}`,
          to: `gid://shopify/Location/${locationId}`,
          part: part ? [{ id: `gid://shopify/FulfillmentOrderLineItem/${part.lineId}`, quantity: part.quantity }] : null,
        },
      ),
    /** Puts so many of an item on the shelves of a location where it has not been so far. */
    stocks: (inventoryItemId: number, locationId: number, available: number) =>
      runs(
        `mutation ($item: ID!, $at: ID!, $available: Int!, $key: String!) {
           inventoryActivate(inventoryItemId: $item, locationId: $at, available: $available) @idempotent(key: $key) { userErrors { message } }
         }`,
        {
          item: `gid://shopify/InventoryItem/${inventoryItemId}`,
          at: `gid://shopify/Location/${locationId}`,
          available,
          key: randomUUID(),
        },
      ),
    /** Counts so many more, or fewer, of an item at a location. */
    adjusts: (inventoryItemId: number, locationId: number, by: number) =>
      runs(
        `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) {
           inventoryAdjustQuantities(input: $input) @idempotent(key: $key) { userErrors { message } }
         }`,
        {
          input: {
            reason: "correction",
            name: "available",
            changes: [
              {
                inventoryItemId: `gid://shopify/InventoryItem/${inventoryItemId}`,
                locationId: `gid://shopify/Location/${locationId}`,
                delta: by,
                changeFromQuantity: null,
              },
            ],
          },
          key: randomUUID(),
        },
      ),
    /** Takes units of a line off an order, and pays nothing back. */
    removes: (orderId: number, lineId: number, quantity: number) =>
      runs(
        `mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { userErrors { message } } }`,
        {
          input: {
            orderId: `gid://shopify/Order/${orderId}`,
            refundLineItems: [{ lineItemId: `gid://shopify/LineItem/${lineId}`, quantity, restockType: "NO_RESTOCK" }],
          },
          key: randomUUID(),
        },
      ),
    /** Adds units of a variant to an order. */
    adds: (orderId: number, variantId: number, quantity: number) => edits(orderId, (id) => adds(id, variantId, quantity)),
    /** Takes a line off an order and puts another variant in its place, in one edit: another size. */
    swaps: (orderId: number, lineId: number, variantId: number) =>
      edits(orderId, async (id) => {
        await runs(
          "mutation ($id: ID!, $line: ID!) { orderEditSetQuantity(id: $id, lineItemId: $line, quantity: 0) { userErrors { message } } }",
          { id, line: `gid://shopify/CalculatedLineItem/${lineId}` },
        );
        await adds(id, variantId, 1);
      }),
    /** Has an order shipped another way, at another price. */
    shipsBy: (order: { id: number; currency: string; shippingLines: readonly { id: number }[] }, title: string, amount: string) =>
      edits(order.id, async (id) => {
        for (const line of order.shippingLines)
          await runs(
            "mutation ($id: ID!, $line: ID!) { orderEditRemoveShippingLine(id: $id, shippingLineId: $line) { userErrors { message } } }",
            { id, line: `gid://shopify/CalculatedShippingLine/${line.id}` },
          );
        await runs(
          `mutation ($id: ID!, $line: OrderEditAddShippingLineInput!) {
             orderEditAddShippingLine(id: $id, shippingLine: $line) { userErrors { message } }
           }`,
          { id, line: { title, price: { amount, currencyCode: order.currency } } },
        );
      }),
    /** Pays so much of an order back, and takes nothing off it. */
    paysBack: (order: { id: number; paymentGateway: string | null; transactions: readonly { id: number }[] }, amount: string) =>
      runs(
        `mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { userErrors { message } } }`,
        {
          input: {
            orderId: `gid://shopify/Order/${order.id}`,
            transactions: [
              {
                amount,
                kind: "REFUND",
                gateway: order.paymentGateway,
                orderId: `gid://shopify/Order/${order.id}`,
                parentId: `gid://shopify/OrderTransaction/${order.transactions[0]?.id ?? 0}`,
              },
            ],
          },
          key: randomUUID(),
        },
      ),
    /** Somebody, or a fraud app, finds out how likely it is that an order is no honest one. */
    assessesRisk: (orderId: number, riskLevel: "LOW" | "HIGH") =>
      runs(
        `mutation ($input: OrderRiskAssessmentCreateInput!) {
           orderRiskAssessmentCreate(orderRiskAssessmentInput: $input) { userErrors { message } }
         }`,
        { input: { orderId: `gid://shopify/Order/${orderId}`, riskLevel, facts: [] } },
      ),
    tags: (orderId: number, ...tags: string[]) =>
      runs("mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }", {
        id: `gid://shopify/Order/${orderId}`,
        tags,
      }),
    untags: (orderId: number, ...tags: string[]) =>
      runs("mutation ($id: ID!, $tags: [String!]!) { tagsRemove(id: $id, tags: $tags) { userErrors { message } } }", {
        id: `gid://shopify/Order/${orderId}`,
        tags,
      }),
    /** The buyer has paid what was outstanding. */
    isPaid: (orderId: number) =>
      runs("mutation ($input: OrderMarkAsPaidInput!) { orderMarkAsPaid(input: $input) { userErrors { message } } }", {
        input: { id: `gid://shopify/Order/${orderId}` },
      }),
    /** Lets the authorization of an order go: nothing will be captured. */
    voids: (order: { transactions: readonly { id: number; kind: string }[] }) =>
      runs("mutation ($id: ID!) { transactionVoid(parentTransactionId: $id) { userErrors { message } } }", {
        id: `gid://shopify/OrderTransaction/${order.transactions.find(({ kind }) => kind === "AUTHORIZATION")?.id ?? 0}`,
      }),
    /** Ships what is left of a fulfillment order himself, or so many units of one of its lines. */
    fulfils: (id: number, part?: { lineId: number; quantity: number }) =>
      runs("mutation ($one: FulfillmentInput!) { fulfillmentCreate(fulfillment: $one) { userErrors { message } } }", {
        one: {
          lineItemsByFulfillmentOrder: [
            {
              fulfillmentOrderId: `gid://shopify/FulfillmentOrder/${id}`,
              fulfillmentOrderLineItems: part
                ? [{ id: `gid://shopify/FulfillmentOrderLineItem/${part.lineId}`, quantity: part.quantity }]
                : null,
            },
          ],
        },
      }),
  };
}
