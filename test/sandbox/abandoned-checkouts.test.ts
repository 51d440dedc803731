import { beforeAll, beforeEach, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { abandonCheckout } from "#sandbox/control/abandon-checkout.ts";
import { placeOrder } from "#sandbox/shopify/state/place-order.ts";
import { withoutProtected } from "#sandbox/shopify/api/protected-fields.ts";
import { aSmallShop } from "./a-small-shop.ts";
import { type Ask, askShop } from "./ask-shop.ts";

const shop = aSmallShop();
const { state, told, mug } = shop;
let ask: Ask;
beforeAll(async () => {
  ask = await askShop(state, ["read_orders", "read_customers", "read_products", "write_marketing_events", "read_marketing_events"]);
});
beforeEach(() => void (told.length = 0));

const leave = (asked: object = {}) =>
  abandonCheckout(state, { lines: [{ sku: "MUG", quantity: 2 }], email: "ada@buyer.example", ...asked }) as Record<string, string>;
const topics = () => told.map(({ topic }) => topic).filter((topic) => !topic.startsWith("customers/"));
const last = (topic: string) => told.findLast((event) => event.topic === topic)?.payload ?? {};

const LIST = `query($query: String) { abandonedCheckouts(first: 10, query: $query, sortKey: CREATED_AT, reverse: true) { nodes {
  id name completedAt abandonedCheckoutUrl note discountCodes customAttributes { key value }
  customer { id defaultEmailAddress { marketingState } } shippingAddress { city countryCodeV2 }
  lineItems(first: 5) { nodes { title quantity sku variant { id } originalTotalPriceSet { shopMoney { amount } presentmentMoney { amount currencyCode } } } }
  totalPriceSet { shopMoney { amount currencyCode } } } } abandonedCheckoutsCount(query: $query) { count } }`;
const ABANDONMENT = `query($id: ID!) { abandonment(id: $id) { abandonmentType customerHasNoOrderSinceAbandonment inventoryAvailable
  isMostSignificantAbandonment hoursSinceLastAbandonedCheckout emailState emailSentAt cartUrl abandonedCheckoutPayload { id } } }`;

test("a buyer who leaves is told step by step, and stands among the abandoned checkouts with all that he filled in", async () => {
  const left = leave({
    phone: "+447700900151",
    language: "de-DE",
    currency: "EUR",
    consent: { email: "subscribed", whatsapp: "subscribed" },
  });
  expect(topics()).toEqual([
    "carts/create",
    "customers_email_marketing_consent/update",
    "customers_whats_app_marketing_consent/update",
    "checkouts/create",
    "checkouts/update",
  ]);
  expect(last("checkouts/create")).toMatchObject({ token: left.token, cart_token: left.cartToken, shipping_address: null });
  expect(last("checkouts/update")).toMatchObject({
    token: left.token,
    email: "ada@buyer.example",
    phone: "+447700900151",
    customer_locale: "de-DE",
    presentment_currency: "EUR",
    buyer_accepts_marketing: true,
    completed_at: null,
    total_price: "19.88",
    abandoned_checkout_url: left.abandonedCheckoutUrl,
    line_items: [{ variant_id: mug.id, quantity: 2, sku: "MUG", price: "9.94", line_price: "19.88" }],
  });
  const answer = await ask(LIST, { query: "status:open" });
  expect(answer.errors).toBeUndefined();
  expect(answer.at("abandonedCheckouts.nodes")).toMatchObject([
    {
      id: left.id,
      completedAt: null,
      abandonedCheckoutUrl: left.abandonedCheckoutUrl,
      customer: { id: left.customerId, defaultEmailAddress: { marketingState: "SUBSCRIBED" } },
      lineItems: {
        nodes: [
          {
            title: "Mug",
            quantity: 2,
            originalTotalPriceSet: { shopMoney: { amount: "17.0" }, presentmentMoney: { amount: "19.89", currencyCode: "EUR" } },
          },
        ],
      },
      totalPriceSet: { shopMoney: { amount: "17.0", currencyCode: "GBP" } },
    },
  ]);
  expect(answer.at("abandonedCheckoutsCount.count")).toBe(1);
});

test("a cart that never became a checkout is told as a cart alone, and a checkout that nobody can be reached by is in no list", async () => {
  expect(Object.keys(leave({ step: "cart" }))).toEqual(["cartToken"]);
  expect(topics()).toEqual(["carts/create"]);
  const before = (await ask(LIST)).at("abandonedCheckoutsCount.count");
  leave({ email: undefined, step: "contact" });
  expect(topics()).toEqual(["carts/create", "carts/create", "checkouts/create"]);
  expect((await ask(LIST)).at("abandonedCheckoutsCount.count")).toBe(before);
});

test("an order under the checkout's token completes it: it is told so, closed, and its abandonment has an order since", async () => {
  const left = leave({ email: "bob@buyer.example" });
  const id = left.abandonmentId;
  state.clock.advance(Temporal.Duration.from("PT2H"));
  expect((await ask(ABANDONMENT, { id })).at("abandonment")).toMatchObject({
    abandonmentType: "CHECKOUT",
    customerHasNoOrderSinceAbandonment: true,
    inventoryAvailable: true,
    isMostSignificantAbandonment: true,
    emailState: "NOT_SENT",
    abandonedCheckoutPayload: { id: left.id },
  });
  placeOrder(state, {
    source: "control",
    lines: [{ variant: mug, quantity: 2 }],
    email: "bob@buyer.example",
    shippingAddress: shop.address,
    ...(left.token !== undefined && { checkoutToken: left.token }),
  });
  expect(last("checkouts/update")).toMatchObject({ token: left.token, completed_at: expect.stringMatching(/^20/) as string });
  expect((await ask(ABANDONMENT, { id })).at("abandonment.customerHasNoOrderSinceAbandonment")).toBe(false);
  expect((await ask(LIST, { query: "recovery_state:recovered" })).at("abandonedCheckouts.nodes")).toMatchObject([{ id: left.id }]);
});

test("what was sent is reported to the abandonment", async () => {
  const { abandonmentId } = leave({ email: "cyn@buyer.example" });
  const report = await ask(
    `mutation($id: ID!) { abandonmentUpdateActivitiesDeliveryStatuses(abandonmentId: $id, marketingActivityId: "gid://shopify/MarketingActivity/1",
      deliveryStatus: SENT, deliveredAt: "2026-11-27T12:00:00Z") { abandonment { emailState emailSentAt } userErrors { message } } }`,
    { id: abandonmentId },
  );
  expect(report.at("abandonmentUpdateActivitiesDeliveryStatuses")).toEqual({
    abandonment: { emailState: "SENT", emailSentAt: "2026-11-27T12:00:00Z" },
    userErrors: [],
  });
});

test("an app that is not approved for protected data gets neither the buyer's address nor the link to his checkout", () => {
  leave({ email: "dee@buyer.example", phone: "+447700900152" });
  const hidden = withoutProtected("checkouts/update", last("checkouts/update"));
  expect(hidden).toMatchObject({ email: null, phone: null, abandoned_checkout_url: null, token: expect.any(String) as string });
  expect(JSON.stringify(hidden)).not.toMatch(/dee@buyer|900152/);
});

test.each([
  [{ lines: [{ sku: "NOTHING", quantity: 1 }] }, /doesn't sell/],
  [{ customer: 7 }, /no customer 7/],
  [{ consent: { email: "perhaps" } }, /consent.email: one of/],
  [{ step: "payment" }, /step: one of/],
])("what can't be meant is refused in a sentence (%#)", (wrong, message) => {
  expect(() => leave(wrong)).toThrow(message);
});
