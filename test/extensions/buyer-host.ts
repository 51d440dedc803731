import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { appAddress } from "../../extensions/run-shopify.ts";

const built = (path: string) => readFileSync(fileURLToPath(new URL(`../../extensions/${path}`, import.meta.url)), "utf8");

/** Where a built extension looks for the app. */
export const APP = appAddress();

/**
 * A page in which a built extension of Shopify's checkout, thank-you or order status page runs: what Shopify gives it, as far as it uses it.
 * `facts` is code that changes `shopify` before the extension is drawn. Values change by `shopify.lines.value = …`, as the host's would.
 */
export const hostPage = (
  handle: string,
  facts = "",
) => `<!doctype html><meta charset="utf-8"><title>Checkout</title><link rel="icon" href="data:,"><body></body><script>
  const english = ${built(`${handle}/locales/en.default.json`)};
  const changing = (value) => {
    const hearers = new Set();
    return {
      get value() { return value; },
      set value(next) { value = next; for (const hear of hearers) hear(next); },
      subscribe(hear) { hearers.add(hear); return () => hearers.delete(hear); },
    };
  };
  const words = (key, replacements = {}) =>
    key.split(".").reduce((found, part) => found[part], english).replace(/\\{\\{(\\w+)\\}\\}/g, (_, name) => replacements[name]);
  customElements.define("s-checkbox", class extends HTMLElement { checked = false; });
  globalThis.changes = [];
  let newest = 1;
  globalThis.shopify = {
    extend: (target, run) => { globalThis.run = run; },
    extension: { rendered: changing(true) },
    lines: changing([{ id: "1", quantity: 2, merchandise: { id: "gid://shopify/ProductVariant/11" }, attributes: [], cost: { totalAmount: { amount: 20 } }, discountAllocations: [] }]),
    discountCodes: changing([{ code: "HELLO" }]),
    discountAllocations: changing([{ type: "automatic", title: "Summer sale" }]),
    instructions: changing({ lines: { canAddCartLine: true }, discounts: { canUpdateDiscountCodes: true } }),
    checkoutToken: changing("checkout-1"),
    deliveryGroups: changing([{
      selectedDeliveryOption: { handle: "standard" },
      deliveryOptions: [{ type: "shipping", handle: "standard" }, { type: "pickup", handle: "shop" }],
    }]),
    shippingAddress: changing({ countryCode: "DE", zip: "10115" }),
    settings: changing({}),
    localization: { country: changing({ isoCode: "DE" }), market: changing({ id: "gid://shopify/Market/42", handle: "eurozone" }), language: changing({ isoCode: "en" }), currency: changing({ isoCode: "EUR" }) },
    shop: { storefrontUrl: "https://cups.example", myshopifyDomain: "cups.myshopify.com" },
    sessionToken: { get: async () => "the.session.token" },
    query: async (query, { variables }) => ({ data: { node: { title: "Default Title", availableForSale: true, price: { amount: "10.0", currencyCode: "EUR" }, product: { title: "A saucer" } } } }),
    i18n: {
      translate: words,
      formatCurrency: (amount, { currency }) => currency + " " + amount.toFixed(2),
    },
    applyCartLinesChange: async (change) => {
      changes.push(change);
      if (globalThis.refuses === change.type) return { type: "error", message: "Not for a buyer's eyes" };
      setTimeout(() => {
        shopify.lines.value = change.type === "addCartLine"
          ? [...shopify.lines.value, { id: String(++newest), quantity: change.quantity, merchandise: { id: change.merchandiseId }, attributes: change.attributes, cost: { totalAmount: { amount: 8 } }, discountAllocations: [] }]
          : shopify.lines.value.filter(({ id }) => id !== change.id);
      });
      return { type: "success" };
    },
    applyDiscountCodeChange: async (change) => {
      changes.push(change);
      return globalThis.refuses === change.type ? { type: "error", message: "No such code" } : { type: "success" };
    },
  };
  ${facts}
</script><script>${built(`${handle}/dist/${handle}.js`)}</script><script>run();</script>`;
