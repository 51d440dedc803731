import { beforeAll, describe, expect, test } from "vitest";
import { consentOf } from "./consent-of.ts";
import { findAbandoned } from "#app/recovery/abandonment/find-abandoned.server.ts";
import { aShop } from "../support/a-shop.ts";
import type { Shop } from "#app/platform/shop.ts";
import { aStory, type Story } from "./a-story.ts";
import { complainedOf } from "./complained-of.ts";

let shop: Shop;
let story: Story;
beforeAll(async () => {
  shop = await aShop();
});
const begins = (name: string): Story => (story = aStory(shop, name));

describe("a cart that a buyer leaves", () => {
  test("is one, whatever Shopify tells of it and by whatever token, twice and out of order", async () => {
    const { tells, carts } = begins("one");
    const lines = [{ quantity: 2, price: "12.00" }];
    await Promise.all([
      tells("checkouts/update", { minute: 6, email: "one@buyer.example", lines }),
      tells("carts/create", { minute: 0, lines: [{ quantity: 1, price: "12.00" }] }),
      tells("checkouts/create", { minute: 5, lines: [{ quantity: 1, price: "12.00" }] }),
      tells("checkouts/update", { minute: 6, email: "one@buyer.example", lines }),
      tells("carts/update", { minute: 2, lines }),
    ]);
    expect(await carts()).toMatchObject([
      { kind: "checkout", state: "active", email: "one@buyer.example", value: 2400n, startedAt: story.at(0), touchedAt: story.at(6) },
    ]);
  });

  test("begun twice and found to be one is one from then on", async () => {
    const { tells, carts } = begins("two");
    await tells("carts/create", { minute: 0 });
    await tells("checkouts/create", { minute: 1, cart: null, email: "two@buyer.example" });
    expect(await carts()).toHaveLength(2);
    await tells("checkouts/update", { minute: 2, email: "two@buyer.example" });
    expect(await carts()).toMatchObject([{ kind: "checkout", startedAt: story.at(0), email: "two@buyer.example" }]);
  });

  test("is the same when its token changes with the language or the market (the checkout's stays)", async () => {
    const { tells, carts } = begins("language");
    await tells("carts/create", { minute: 0 });
    await tells("checkouts/create", { minute: 1, email: "l@buyer.example" });
    await tells("carts/create", { minute: 2, cart: "language-fr" });
    await tells("checkouts/update", { minute: 3, cart: "language-fr", email: "l@buyer.example" });
    expect(await carts()).toHaveLength(1);
  });

  test("is left once, when it has been still for as long as the merchant says, and told of once", async () => {
    const { tells, carts, told } = begins("left");
    await tells("checkouts/create", { minute: -29, email: "left@buyer.example" });
    await findAbandoned(shop);
    expect(await carts()).toMatchObject([{ state: "active" }]);
    await tells("checkouts/update", { minute: -31, email: "late@buyer.example" });
    await findAbandoned(shop);
    expect(await carts()).toMatchObject([{ state: "active", email: "left@buyer.example" }]);

    const again = begins("left at last");
    await again.tells("checkouts/create", { minute: -31, email: "last@buyer.example" });
    await Promise.all([findAbandoned(shop), findAbandoned(shop), findAbandoned(shop)]);
    const [cart] = await again.carts();
    expect(cart).toMatchObject({ state: "abandoned", abandonedAt: again.at(-1), personId: expect.any(String) as string });
    expect(await again.told()).toEqual(["cart.abandoned"]);
    expect(await told()).toEqual([]);
  });

  test("and comes back to is told of as taken up, and as left once more when they leave again", async () => {
    const { tells, told, carts } = begins("back");
    await tells("checkouts/create", { minute: -200, email: "back@buyer.example" });
    await findAbandoned(shop);
    await tells("checkouts/update", { minute: -100, email: "back@buyer.example", lines: [{ quantity: 3, price: "12.00" }] });
    expect(await carts()).toMatchObject([{ state: "active", value: 3600n }]);
    await findAbandoned(shop);
    expect(await told()).toEqual(["cart.abandoned", "cart.resumed", "cart.abandoned"]);
    expect(await carts()).toHaveLength(1);
  });

  test("and empties is told of as over", async () => {
    const { tells, told, carts } = begins("emptied");
    await tells("carts/create", { minute: -200 });
    await findAbandoned(shop);
    await tells("carts/update", { minute: -100, lines: [] });
    expect(await carts()).toMatchObject([{ state: "gone", endedAt: story.at(-100) }]);
    expect(await told()).toEqual(["cart.abandoned", "cart.ended"]);
  });

  test("and that Shopify deletes is over", async () => {
    const { tells, told, carts } = begins("deleted");
    await tells("checkouts/create", { minute: -200, email: "deleted@buyer.example" });
    await findAbandoned(shop);
    await tells("checkouts/delete", { minute: -90 });
    expect(await carts()).toMatchObject([{ state: "gone" }]);
    expect(await told()).toEqual(["cart.abandoned", "cart.ended"]);
  });

  test("days ago, found only now, is kept and nobody is written to about it", async () => {
    const { tells, told, carts } = begins("stale");
    await tells("checkouts/create", { minute: -60 * 24 * 20, email: "stale@buyer.example" });
    await findAbandoned(shop);
    expect(await carts()).toMatchObject([{ state: "abandoned" }]);
    expect(await told()).toEqual([]);
  });

  test("without anybody known in it is told of again once somebody is", async () => {
    const { tells, told, carts } = begins("nobody");
    await tells("carts/create", { minute: -300 });
    await findAbandoned(shop);
    expect(await carts()).toMatchObject([{ personId: null }]);
    await tells("checkouts/create", { minute: -301, email: "somebody@buyer.example" });
    await findAbandoned(shop);
    expect(await carts()).toMatchObject([{ state: "abandoned", personId: expect.any(String) as string }]);
    expect(await told()).toEqual(["cart.abandoned", "cart.abandoned"]);
  });
});

describe("an order", () => {
  test("of the checkout ends it, also when the last word of the checkout comes after it, and its number is kept", async () => {
    const { tells, buys, told, carts } = begins("bought");
    await tells("checkouts/create", { minute: -200, email: "bought@buyer.example" });
    await findAbandoned(shop);
    const order = await buys({ minute: -10 });
    await tells("checkouts/update", { minute: -9, email: "bought@buyer.example", completed: true });
    await tells("carts/update", { minute: -9, lines: [] });
    await findAbandoned(shop);
    expect(await carts()).toMatchObject([{ state: "completed", orderId: order }]);
    expect(await told()).toEqual(["cart.abandoned", "cart.ended"]);
  });

  test("that Shopify tells of only by the checkout is over, and gets the order's number when that comes", async () => {
    const { tells, buys, told, carts } = begins("completed");
    await tells("checkouts/create", { minute: -200, email: "completed@buyer.example" });
    await findAbandoned(shop);
    await tells("checkouts/update", { minute: -10, email: "completed@buyer.example", completed: true });
    expect(await carts()).toMatchObject([{ state: "completed", orderId: null }]);
    const order = await buys({ minute: -10 });
    expect(await carts()).toMatchObject([{ state: "completed", orderId: order }]);
    // What is told of recovered carts is told with their order.
    expect(await told()).toEqual(["cart.abandoned", "cart.ended", "cart.ended"]);
    await tells("checkouts/update", { minute: -10, email: "completed@buyer.example", completed: true });
    expect(await told()).toHaveLength(3);
  });

  test("that was there before anything was heard of its checkout means that nothing was left", async () => {
    const { tells, buys, carts, told } = begins("order first");
    const order = await buys({ minute: -40 });
    await tells("checkouts/create", { minute: -60, email: "first@buyer.example" });
    await tells("checkouts/update", { minute: -40, email: "first@buyer.example", completed: true });
    await tells("carts/create", { minute: -62 });
    await tells("carts/update", { minute: -61 });
    await findAbandoned(shop);
    expect(await carts()).toMatchObject([{ state: "completed", orderId: order, abandonedAt: null }]);
    expect(await told()).toEqual([]);
  });

  test("that is heard of before its cart and its checkout, which come in whatever order, was never left", async () => {
    const late = begins("cart before checkout");
    const order = await late.buys({ minute: -200 });
    await late.tells("carts/update", { minute: -220 });
    await late.tells("checkouts/update", { minute: -210, email: "late@buyer.example" });
    await findAbandoned(shop);
    expect(await late.carts()).toMatchObject([{ state: "completed", orderId: order, abandonedAt: null }]);
    expect(await late.told()).toEqual([]);

    // Of its checkout nothing comes at all: the order says itself which cart it was.
    const named = begins("no checkout");
    await named.tellsOfOrder(-200);
    const bought = await named.buys({ minute: -200 });
    await named.tells("carts/create", { minute: -220 });
    await named.tells("carts/update", { minute: -199, lines: [] });
    await findAbandoned(shop);
    expect(await named.carts()).toMatchObject([{ state: "completed", orderId: bought, abandonedAt: null }]);
    expect(await named.told()).toEqual([]);
  });

  test("that is heard of after its cart was called left, by the cart alone, ends it; the word of it that comes again says nothing of the buyer's next cart", async () => {
    const { tells, tellsOfOrder, told, carts } = begins("known by its cart");
    await tells("carts/create", { minute: -300 });
    await findAbandoned(shop);
    await tellsOfOrder(-200);
    expect(await carts()).toMatchObject([{ state: "completed" }]);
    expect(await told()).toEqual(["cart.abandoned", "cart.ended"]);
    await tells("carts/update", { minute: -50, began: -50 });
    await tellsOfOrder(-200);
    expect(await carts()).toMatchObject([{ state: "completed" }, { state: "active" }]);
  });

  test.each([
    ["on another channel, by their number", 4001, { customerId: 4001n, email: null }],
    ["as a guest, by mail however it is typed", 4002, { customerId: null, email: "Buyer-4002@Buyer.example" }],
  ])("of the same buyer %s ends what they had begun before it", async (name, customer, buyer) => {
    const { tells, buys, told, carts } = begins(name);
    await tells("checkouts/create", { minute: -200, email: `buyer-${String(customer)}@buyer.example`, customer });
    await findAbandoned(shop);
    const order = await buys({ minute: -100, ...buyer, checkoutToken: null });
    expect(await carts()).toMatchObject([{ state: "completed", orderId: order }]);
    expect(await told()).toEqual(["cart.abandoned", "cart.ended"]);
  });

  test("of the same buyer from before the cart, or from before they went on with it, ends nothing", async () => {
    const { tells, buys, carts } = begins("earlier");
    await tells("checkouts/create", { minute: -20, began: -200, email: "earlier@buyer.example" });
    await buys({ minute: -300, email: "earlier@buyer.example", checkoutToken: null });
    await buys({ minute: -100, email: "earlier@buyer.example", checkoutToken: null });
    expect(await carts()).toMatchObject([{ state: "active", orderId: null }]);
  });

  test("of somebody else in the family, by the same phone, ends nothing", async () => {
    const { tells, buys, carts } = begins("family");
    await tells("checkouts/create", { minute: -20, email: "mother@buyer.example", phone: "+447700900200" });
    await buys({ minute: -10, email: "son@buyer.example", phone: "+447700900200", checkoutToken: null });
    expect(await carts()).toMatchObject([{ state: "active" }]);
  });

  test("that nobody told of in time is seen before its cart is called left", async () => {
    const { tells, orders, told, carts } = begins("unheard");
    await tells("checkouts/create", { minute: -200, email: "unheard@buyer.example" });
    await orders({ minute: -190, email: "unheard@buyer.example", checkoutToken: null });
    await findAbandoned(shop);
    expect(await carts()).toMatchObject([{ state: "completed" }]);
    expect(await told()).toEqual([]);
  });

  test("that was cancelled ends its cart all the same; a test order ends no other cart than its own", async () => {
    const cancelled = begins("cancelled");
    await cancelled.tells("checkouts/create", { minute: -200, email: "cancelled@buyer.example" });
    await cancelled.buys({ minute: -100, cancelled: true });
    expect(await cancelled.carts()).toMatchObject([{ state: "completed" }]);

    const tried = begins("tried");
    await tried.tells("checkouts/create", { minute: -20, email: "tried@buyer.example" });
    await tried.buys({ minute: -10, test: true, email: "tried@buyer.example", checkoutToken: null });
    expect(await tried.carts()).toMatchObject([{ state: "active" }]);
    await tried.buys({ minute: -10, test: true });
    expect(await tried.carts()).toMatchObject([{ state: "completed" }]);
  });

  test("with which a subscription renews itself ends no cart: its buyer did nothing", async () => {
    const { tells, buys, carts } = begins("renewed");
    await tells("checkouts/create", { minute: -20, email: "renewed@buyer.example" });
    await buys({ minute: -10, email: "renewed@buyer.example", checkoutToken: null, sourceName: "subscription_contract" });
    expect(await carts()).toMatchObject([{ state: "active" }]);
    await buys({ minute: -5, email: "renewed@buyer.example", checkoutToken: null, sourceName: "pos" });
    expect(await carts()).toMatchObject([{ state: "completed" }]);
  });

  test("lets the next cart of the same browser be a cart of its own", async () => {
    const { tells, buys, carts } = begins("next");
    await tells("checkouts/create", { minute: -200, email: "next@buyer.example" });
    await buys({ minute: -100 });
    await tells("carts/update", { minute: -99 });
    expect(await carts()).toHaveLength(1);
    await tells("carts/update", { minute: -50 });
    expect(await carts()).toMatchObject([{ state: "completed" }, { state: "active", kind: "cart" }]);
  });
});

describe("what a buyer ticks at checkout", () => {
  test("is kept as consent of that moment, with where, and once: what they say later elsewhere holds", async () => {
    const { tells } = begins("consent");
    await tells("checkouts/create", { minute: -60, email: "yes@buyer.example", accepts: true });
    await tells("checkouts/update", { minute: -50, email: "yes@buyer.example", accepts: true });
    expect(await consentOf(shop, "email", "yes@buyer.example")).toMatchObject([
      { state: "subscribed", basis: "explicit", source: "checkout", at: story.at(-60), proof: { ticked: "email" } },
    ]);
  });
});

complainedOf(() => shop, begins);
