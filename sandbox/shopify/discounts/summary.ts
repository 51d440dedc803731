import type { ShopState } from "../state/shop-state.ts";
import type { DiscountItems, DiscountRecord, DiscountTerms, DiscountValue } from "./discount-record.ts";

const dot = " • ";

/** What a discount does, in Shopify's words to merchants. */
export function summaryOf(state: ShopState, discount: DiscountRecord): string {
  return [...shortParts(state, discount), ...conditions(state, discount.terms)].join(dot);
}

/** … without its conditions. */
export function shortSummaryOf(state: ShopState, discount: DiscountRecord): string {
  return shortParts(state, discount).join(dot);
}

function shortParts(state: ShopState, { terms, __typename }: DiscountRecord): string[] {
  const isCode = __typename === "DiscountCodeNode";
  switch (terms.kind) {
    case "basic": {
      const on = terms.items.all ? (isCode ? purchases(terms) : "entire order") : named(state, terms.items);
      return [`${offOf(state, terms.value)} off ${on}`];
    }
    case "bxgy": {
      const { buys, gets } = terms;
      const bought = buys.value.kind === "quantity" ? items(buys.value.quantity) : `${money(state, buys.value.minor)} of items`;
      const isGift = gets.effect.kind === "percentage" && gets.effect.share === 1;
      const got = isGift ? `${items(gets.quantity)} free` : `${items(gets.quantity)} at ${offOf(state, gets.effect)} off`;
      return [`${buys.value.kind === "quantity" ? "Buy" : "Spend"} ${bought}, get ${got}`];
    }
    case "freeShipping": {
      const { countries } = terms;
      const where = countries ? (countries.codes.length === 1 ? "1 country" : `${countries.codes.length} countries`) : "all countries";
      return [`Free shipping on ${isCode ? purchases(terms) : "entire order"}`, `For ${where}`];
    }
  }
}

function conditions(state: ShopState, { minimum, oncePerCustomer, usageLimit, ...rest }: DiscountTerms): string[] {
  return [
    ...(minimum?.kind === "quantity" ? [`Minimum quantity of ${minimum.quantity}`] : []),
    ...(minimum?.kind === "subtotal" ? [`Minimum purchase of ${money(state, minimum.minor)}`] : []),
    ...("maximumMinor" in rest && rest.maximumMinor !== null ? [`Applies to shipping rates under ${money(state, rest.maximumMinor)}`] : []),
    ...(oncePerCustomer ? ["One use per customer"] : []),
    ...(usageLimit === 1 && !oncePerCustomer ? ["One use total"] : []),
  ];
}

const purchases = ({ onOneTimePurchase, onSubscription }: DiscountTerms) =>
  onOneTimePurchase ? (onSubscription ? "all products" : "one-time purchase products") : "subscription products";

const items = (count: number) => (count === 1 ? "1 item" : `${count} items`);

const offOf = (state: ShopState, value: DiscountValue) =>
  value.kind === "percentage" ? `${Math.round(value.share * 10_000) / 100}%` : money(state, value.minor);

const money = ({ shop }: ShopState, minor: number) =>
  new Intl.NumberFormat("en", { style: "currency", currency: shop.currency, currencyDisplay: "narrowSymbol" }).format(minor / 100);

function named(state: ShopState, { productIds, variantIds }: Extract<DiscountItems, { all: false }>): string {
  const count = productIds.length + variantIds.length;
  if (count !== 1) return `${count} products`;
  const variant = state.variants.get(variantIds[0] ?? 0);
  if (!variant) return state.products.get(productIds[0] ?? 0)?.title ?? "1 product";
  return variant.title === "Default Title" ? variant.product.title : `${variant.product.title} (${variant.title})`;
}
