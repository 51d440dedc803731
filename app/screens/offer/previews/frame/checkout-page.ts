// Shopify's pages from checkout on, as far as their extensions lean on them: the `shopify` global of @shopify/ui-extensions, answered out of the preview.
import { answerInstead, cartLines, element, facts, majorOf, standInEditor } from "./facts.ts";
import "./elements.ts";

const { example, offer, promise, goods } = facts;
const fixed = <Value>(value: Value) => ({ value, subscribe: () => () => undefined });
const variantIn = (gid: string) => gid.split("/").at(-1) ?? "";
const gid = (type: string, id: string) => `gid://shopify/${type}/${id}`;

answerInstead((path) => {
  if (path.endsWith("/offers/decide")) return { decision: null, offer, promise };
  return path.endsWith("/offers/order") ? { promise, parcels: [], reorderUrl: null } : undefined;
});

type Line = {
  id: string;
  quantity: number;
  merchandise: { id: string };
  attributes: object[];
  cost: object;
  discountAllocations: object[];
};

/** With what is off it: of what is offered that is what the offer promises, as soon as it is taken. */
function lineOf(id: string, variantId: string, quantity: number, attributes: object[] = []): Line {
  const percentage = attributes.length > 0 ? offer?.items.find((item) => item.variantId === variantId)?.discount?.percentage : undefined;
  const unitPrice = variantId === example.variantId ? example.price : (goods[variantId]?.price ?? 0);
  const amount = majorOf(unitPrice) * quantity * (1 - (percentage ?? 0) / 100);
  const cost = { totalAmount: { amount, currencyCode: facts.currency } };
  return { id, quantity, merchandise: { id: gid("ProductVariant", variantId) }, attributes, cost, discountAllocations: [] };
}

/** Lines that the buyer of the preview ticks are there, and gone again. */
const lines = {
  value: [lineOf("1", example.variantId, example.quantity)],
  heard: new Set<(value: unknown) => void>(),
  subscribe(hear: (value: unknown) => void) {
    lines.heard.add(hear);
    return () => lines.heard.delete(hear);
  },
};

type Change = { type: string; id?: string; merchandiseId?: string; quantity?: number; attributes?: object[] };

function changeLines({ type, id, merchandiseId = "", quantity = 1, attributes = [] }: Change) {
  lines.value =
    type === "addCartLine"
      ? [...lines.value, lineOf(String(lines.value.length + 1), variantIn(merchandiseId), quantity, attributes)]
      : lines.value.filter((line) => line.id !== id);
  for (const hear of lines.heard) hear(lines.value);
  return Promise.resolve({ type: "success" });
}

function sold(id: unknown) {
  const found = goods[variantIn(String(id))];
  if (!found) return null;
  const image = found.imageUrl === null ? null : { url: found.imageUrl };
  const price = { amount: String(majorOf(found.price)), currencyCode: facts.currency };
  return { title: null, availableForSale: true, price, image, product: { title: found.title, featuredImage: image } };
}

type Words = Readonly<Record<string, unknown>>;

/** As Shopify does it: words of the buyer's language, else of English; `one` and `other` by the count. */
function translate(words: Words, key: string, named: Record<string, string | number> = {}): string {
  let found: unknown = key.split(".").reduce<unknown>((inner, part) => (inner as Words | undefined)?.[part], words);
  if (typeof found === "object" && found !== null)
    found = (found as Words)[new Intl.PluralRules(facts.language).select(Number(named["count"]))] ?? (found as Words)["other"];
  return typeof found === "string" ? found.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(named[name] ?? "")) : key;
}

/** Draws the page around its extension and runs that, as Shopify would. `words` are its locale files, by language. */
export function drawCheckout(run: () => void, words: Readonly<Record<string, Words>>): void {
  const language = facts.language.slice(0, 2);
  const spoken = words[language] ?? words["en"] ?? {};
  const before = element("div", "checkout", cartLines());
  document.documentElement.insertBefore(before, document.body);
  const shopify = {
    extension: { rendered: fixed(true) },
    i18n: {
      translate: (key: string, named?: Record<string, string | number>) => translate(spoken, key, named),
      formatCurrency: (amount: number, options: Intl.NumberFormatOptions) =>
        new Intl.NumberFormat(facts.language, { style: "currency", currency: facts.currency, ...options }).format(amount),
      formatDate: (date: Date, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(facts.language, options).format(date),
    },
    settings: fixed({}),
    instructions: fixed({ lines: { canAddCartLine: true }, discounts: { canUpdateDiscountCodes: true } }),
    localization: {
      country: fixed(undefined),
      market: fixed(undefined),
      language: fixed({ isoCode: facts.language }),
      currency: fixed({ isoCode: facts.currency }),
    },
    shippingAddress: fixed(undefined),
    deliveryGroups: fixed([]),
    checkoutToken: fixed("preview"),
    sessionToken: { get: () => Promise.resolve("preview") },
    shop: { myshopifyDomain: "shop.invalid" },
    lines,
    // Nothing else is off the buyer's cart.
    discountCodes: fixed([]),
    discountAllocations: fixed([]),
    query: (_: string, { variables }: { variables?: Record<string, unknown> } = {}) =>
      Promise.resolve({ data: { node: sold(variables?.["id"]) } }),
    applyCartLinesChange: changeLines,
    applyDiscountCodeChange: () => Promise.resolve({ type: "success" }),
  };
  Object.assign(globalThis, { shopify });
  run();
  standInEditor();
}
