import { describe, expect, test } from "vitest";
import type { BlockCart } from "../../../app/contracts/checkout-block.ts";
import { translateBy } from "../../admin-block/src/translate-by.ts";
import english from "../locales/en.default.json" with { type: "json" };
import { checkoutView } from "./checkout-view.ts";
import { commandCheckout, readCheckout } from "./read-checkout.ts";

const translate = translateBy(english);

const cart: BlockCart = {
  page: "/app/recovery/carts/c1",
  state: "abandoned",
  standing: "In “Come back”, next step Friday 10:00",
  isHeldOut: false,
  runs: [
    { id: "r1", journey: "Come back", isGoingOn: true, step: "Wait for 1 hour", next: "Next step Friday 10:00" },
    { id: "r0", journey: "Call", isGoingOn: false, step: null, next: null },
  ],
  messages: [{ id: "m1", what: "Email: Your cart", stage: "delivered", state: "Delivered", why: null, at: "Friday 09:00" }],
  journeys: [{ id: "j1", name: "Come back" }],
  noLink: null,
};
const view = (change: Partial<BlockCart> = {}) => checkoutView({ cart: { ...cart, ...change } }, translate);

describe("the block on Shopify's page of an abandoned checkout", () => {
  test("says in which journey the cart is, at which step, when it goes on, and what was sent", () => {
    expect(view()).toEqual({
      summary: "Come back",
      badge: { words: "Left", tone: "caution" },
      standing: "In “Come back”, next step Friday 10:00",
      runs: [{ id: "r1", title: "Come back", lines: ["Stands at: Wait for 1 hour", "Next step Friday 10:00"] }],
      ended: "1 journey has ended for it.",
      messages: [{ id: "m1", what: "Email: Your cart", badge: { words: "Delivered", tone: "success" }, why: null, at: "Friday 09:00" }],
      href: "app:app/recovery/carts/c1",
    });
  });

  test("says that a buyer is held out before anything else, and that a cart was recovered whoever bought it", () => {
    expect(view({ isHeldOut: true }).badge).toEqual({ words: "Held out", tone: "neutral" });
    expect(view({ isHeldOut: true, state: "completed" }).badge).toEqual({ words: "Recovered", tone: "success" });
  });

  test("says of a checkout that Waybill hasn't heard of when it will", () => {
    expect(checkoutView({ cart: null }, translate)).toMatchObject({ summary: "Not heard of yet", badge: null, href: null });
  });

  test("is folded to as much as Shopify shows, and knows no state of a later version", () => {
    expect(checkoutView({ cart: null }, translate).summary.length).toBeLessThanOrEqual(30);
    expect(view({ state: "put-aside", runs: [] })).toMatchObject({ badge: null, summary: "Waybill recovery" });
  });
});

const asking = (fetch: typeof globalThis.fetch) => ({
  gid: "gid://shopify/AbandonedCheckout/7",
  idToken: () => Promise.resolve("a.token"),
  fetch,
});

describe("asking the app about a checkout", () => {
  test("leaves out what can't be drawn, and never follows a page of somebody else's", async () => {
    const answering = (answer: unknown) => asking(() => Promise.resolve(Response.json(answer)));
    const odd = { cart: { ...cart, runs: [...cart.runs, { journey: "without id" }, 3], messages: "none", page: "/app/x" } };
    expect(await readCheckout(answering(odd))).toMatchObject({ outcome: "read", block: { cart: { runs: cart.runs, messages: [] } } });
    expect(await readCheckout(answering({ cart: { ...cart, page: "//evil.example" } }))).toEqual({ outcome: "failed" });
    expect(await readCheckout(answering("<html>"))).toEqual({ outcome: "failed" });
  });

  test("has the app do what was pressed, and says what it refused", async () => {
    const asked: Request[] = [];
    const fetch = (input: string | URL | Request, init?: RequestInit) => {
      asked.push(new Request(new URL(String(input), "https://waybill.example.com"), init));
      return Promise.resolve(Response.json({ ok: false, message: "This journey isn't live. Go live first." }, { status: 422 }));
    };
    expect(await commandCheckout(asking(fetch), { intent: "start", journeyId: "j1" })).toEqual({
      outcome: "read",
      block: { ok: false, message: "This journey isn't live. Go live first." },
    });
    const [request] = asked;
    expect([request?.method, request?.url, await request?.text()]).toEqual([
      "POST",
      "https://waybill.example.com/app/checkouts/7/block",
      "intent=start&journeyId=j1",
    ]);
  });
});
