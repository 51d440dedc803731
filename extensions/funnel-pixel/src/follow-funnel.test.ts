import { describe, expect, test } from "vitest";
import { followFunnel, FUNNEL, type PixelApi } from "./follow-funnel.ts";
import { type StandardEvent, toldOf } from "./told-of.ts";

type Allowed = NonNullable<PixelApi["init"]["customerPrivacy"]>;
const all: Allowed = { analyticsProcessingAllowed: true, marketingAllowed: true };

/** A page of the shop with the pixel in it. */
function page(customerPrivacy?: Allowed) {
  const heard = new Map<string, (event: StandardEvent) => void>();
  const sent: { url: string; body: Record<string, unknown>; keepalive: boolean | undefined }[] = [];
  let decides: (allowed: Allowed) => void = () => undefined;
  followFunnel(
    {
      analytics: { subscribe: (name, run) => heard.set(name, run) },
      init: { ...(customerPrivacy && { customerPrivacy }), data: { customer: { id: "7" }, cart: { id: "c1" } } },
      customerPrivacy: { subscribe: (_, run) => (decides = (allowed) => run({ customerPrivacy: allowed })) },
      settings: { accountID: "1.abc" },
    },
    (url, init) => {
      const body = JSON.parse(typeof init.body === "string" ? init.body : "null") as Record<string, unknown>;
      sent.push({ url, body, keepalive: init.keepalive });
      return Promise.reject(new Error("offline"));
    },
  );
  const happens = (name: string, data: StandardEvent["data"] = {}) =>
    heard.get(name)?.({ id: "e1", name, timestamp: "2026-11-27T12:00:00.000Z", clientId: "v1", data });
  return { heard, sent, happens, decides: (allowed: Allowed) => decides(allowed) };
}

describe("a visitor", () => {
  test.each([
    [undefined],
    [{}],
    [{ analyticsProcessingAllowed: true }],
    [{ marketingAllowed: true }],
    [{ ...all, marketingAllowed: false }],
  ])("who allows %j is not told of", (allowed) => {
    const { happens, sent } = page(allowed);
    for (const name of FUNNEL) happens(name);
    expect(sent).toEqual([]);
  });

  test("who allows it while the page is open is told of from then on, and who takes it back no more", () => {
    const { happens, sent, decides } = page();
    happens("product_viewed");
    decides(all);
    happens("cart_viewed");
    decides({ ...all, analyticsProcessingAllowed: false });
    happens("checkout_started");
    expect(sent.map(({ body }) => body["name"])).toEqual(["cart_viewed"]);
  });

  test("is told of to the app, with what they allowed, also when they leave the page meanwhile or are offline", () => {
    const { happens, sent, heard } = page(all);
    expect([...heard.keys()]).toEqual([...FUNNEL]);
    happens("product_viewed", { productVariant: { id: "gid://shopify/ProductVariant/101" } });
    expect(sent).toMatchObject([
      {
        url: expect.stringMatching(/\/pixel$/) as string,
        keepalive: true,
        body: { account: "1.abc", consent: { analytics: true, marketing: true }, lines: [{ variantId: "101", quantity: 1 }] },
      },
    ]);
  });
});

test("nothing of a checkout is told but its tokens, its lines and who is signed in: no address, no page, no device", () => {
  const checkout = {
    token: "abc",
    email: "ada@buyer.example",
    phone: "+447700900123",
    shippingAddress: { address1: "1 Mill Road" },
    lineItems: [{ quantity: 2, variant: { id: "101" }, sellingPlanAllocation: { sellingPlan: { id: "gid://shopify/SellingPlan/5" } } }],
    localization: { language: { isoCode: "de" } },
  };
  const event = { id: "e1", name: "checkout_started", timestamp: "2026-11-27T12:00:00.000Z", clientId: "v1", data: { checkout } };
  expect(toldOf({ ...event, context: { navigator: { language: "en" } } }, { customer: null, cart: null })).toEqual({
    id: "e1",
    name: "checkout_started",
    at: "2026-11-27T12:00:00.000Z",
    visitor: "v1",
    language: "de",
    customerId: null,
    cart: null,
    checkout: "abc",
    lines: [{ variantId: "101", quantity: 2, sellingPlanId: "5" }],
  });
});
