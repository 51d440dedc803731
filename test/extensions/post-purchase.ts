import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import type { PostPurchaseAnswer } from "#app/contracts/offers.ts";
import { APP } from "./buyer-host.ts";

const offer = (id: string, after: "start" | "accept" | "decline", percentage: number): PostPurchaseAnswer["offers"][number] => ({
  id,
  heading: "",
  items: [
    {
      productId: "2",
      variantId: "21",
      handle: "a-saucer",
      title: `A saucer (${id})`,
      imageUrl: null,
      quantity: 1,
      discount: null,
      why: null,
    },
  ],
  goal: null,
  decision: `decision of ${id}`,
  after,
  changes: [
    { type: "add_variant", variantId: 21, quantity: 1, discount: { value: percentage, valueType: "percentage", title: "For you" } },
  ],
});
const answer: PostPurchaseAnswer = {
  offers: [offer("first", "start", 10), offer("upsell", "accept", 0), offer("downsell", "decline", 30)],
};

type Component = { type: string; props: { title?: string; onPress?: () => void }; children: (Component | string)[] };

/** Shopify's page after the purchase, as far as the extension uses it: what it draws, and what it is called. */
function pageAfterPurchase({ answers = answer, fails = "" }: { answers?: unknown; fails?: string } = {}) {
  const happened: string[] = [];
  const points = new Map<string, (...args: unknown[]) => unknown>();
  const root = {
    children: [] as Component[],
    createComponent: (
      type: string,
      props: object | null,
      children: Component["children"] | string = [],
    ): Component & { updateProps: () => void } => ({
      type,
      props: { ...props },
      children: typeof children === "string" ? [children] : children,
      updateProps: () => undefined,
    }),
    appendChild: (child: Component) => void root.children.push(child),
    removeChild: (child: Component) => void root.children.splice(root.children.indexOf(child), 1),
    mount: () => Promise.resolve(),
  };
  const fetch = (url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    happened.push(`${url.replace(APP, "")} ${body} ${headers["Authorization"] ?? ""}`);
    if (fails === "app") return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve(Response.json(url.endsWith("/changeset") ? { token: "signed" } : answers));
  };
  const globals = {
    shopify: { extend: (name: string, run: (...args: unknown[]) => unknown) => points.set(name, run) },
    fetch,
    setTimeout,
    clearTimeout,
  };
  const context = createContext({ ...globals, self: globals, AbortController, Intl });
  runInContext(
    readFileSync(fileURLToPath(new URL("../../extensions/post-purchase-offers/dist/post-purchase-offers.js", import.meta.url)), "utf8"),
    context,
  );

  let kept: unknown;
  const inputData = { token: "input.token", locale: "en-GB" };
  const eur = (amount: number) => ({ presentmentMoney: { amount: String(amount), currencyCode: "EUR" } });
  const api = {
    inputData,
    storage: {
      update: (data: unknown) => Promise.resolve((kept = data)),
      get initialData() {
        return kept;
      },
    },
    calculateChangeset: ({ changes }: { changes: PostPurchaseAnswer["offers"][number]["changes"] }) => {
      if (fails === "calculate") return Promise.reject(new Error("server_error"));
      const price = 10 * (1 - (changes[0]?.discount?.value ?? 0) / 100);
      const updatedLineItems = [{ variantId: 21, quantity: 1, priceSet: eur(10), totalPriceSet: eur(price) }];
      const calculatedPurchase = {
        updatedLineItems,
        addedShippingLines: [],
        addedTaxLines: [{ priceSet: eur(1) }],
        totalOutstandingSet: eur(price + 1),
      };
      return Promise.resolve({ status: "processed", errors: [], calculatedPurchase });
    },
    applyChangeset: (token: string) => {
      happened.push(`applied ${token}`);
      return Promise.resolve({ status: fails === "card" ? "unprocessed" : "processed", errors: [] });
    },
    done: () => {
      happened.push("done");
      return Promise.resolve();
    },
  };
  return {
    happened,
    asks: async () => points.get("Checkout::PostPurchase::ShouldRender")?.(api) as Promise<{ render: boolean }>,
    opens: () => points.get("Checkout::PostPurchase::Render")?.(root, api),
    text: () => wordsOf(root.children),
    types: () => root.children.flatMap(typesOf),
    presses: async (label: RegExp) => {
      await expect.poll(() => wordsOf(root.children)).toMatch(label);
      const button = root.children.flatMap(all).find(({ type, children }) => type === "Button" && label.test(wordsOf(children)));
      button?.props.onPress?.();
    },
  };
}

const all = (component: Component): Component[] => [
  component,
  ...component.children.flatMap((child) => (typeof child === "string" ? [] : all(child))),
];
const typesOf = (component: Component) => all(component).map(({ type }) => type);
const wordsOf = (children: readonly (Component | string)[]): string =>
  children.map((child) => (typeof child === "string" ? child : `${child.props.title ?? ""} ${wordsOf(child.children)}`)).join(" ");

/** The built page after the purchase. */
export const postPurchasePage = () =>
  describe("the built page after the purchase", () => {
    test("shows an offer with all that it costs under a callout, and buys it with what the app signed", async () => {
      const page = pageAfterPurchase();
      expect(await page.asks()).toEqual({ render: true });
      page.opens();
      await expect.poll(page.text).toContain("A saucer (first)");

      expect(page.types().slice(0, 2)).toEqual(["BlockStack", "CalloutBanner"]);
      expect(page.text()).toMatch(
        /Your order is placed.*10% off.*€10\.00.*€9\.00.*Subtotal.*€9\.00.*Shipping.*Free.*Taxes.*€1\.00.*Total.*€10\.00.*Pay now · €10\.00.*Decline this offer/s,
      );

      await page.presses(/Pay now · €10\.00/);
      await expect.poll(page.text).toContain("A saucer (upsell)");
      await page.presses(/Decline/);
      await expect
        .poll(() => page.happened)
        .toEqual([
          "/offers/post-purchase {} Bearer input.token",
          '/offers/post-purchase/changeset {"decision":"decision of first"} Bearer input.token',
          "applied signed",
          "done",
        ]);
    });

    test("shows one more offer to whoever declined, calculated anew, and then leads on", async () => {
      const page = pageAfterPurchase();
      await page.asks();
      page.opens();
      await page.presses(/Decline/);
      await page.presses(/Pay now · €8\.00/);

      await expect.poll(() => page.happened.slice(-2)).toEqual(["applied signed", "done"]);
    });

    test.each([
      ["nothing is offered", { answers: { offers: [] } }],
      ["the app answers nonsense", { answers: "<html>" }],
      ["the app is down", { fails: "app" }],
    ])("is not shown when %s", async (_, world) => {
      expect(await pageAfterPurchase(world).asks()).toEqual({ render: false });
    });

    test("leads on when Shopify calculates nothing, or the card is refused", async () => {
      const uncalculated = pageAfterPurchase({ fails: "calculate" });
      await uncalculated.asks();
      uncalculated.opens();
      await expect.poll(() => uncalculated.happened.at(-1)).toBe("done");

      const refused = pageAfterPurchase({ fails: "card" });
      await refused.asks();
      refused.opens();
      await refused.presses(/Pay now/);
      await expect.poll(() => refused.happened.slice(-2)).toEqual(["applied signed", "done"]);
    });
  });
