import { Temporal } from "temporal-polyfill";
import type { Placement } from "#app/contracts/offers.ts";
import type { Candidate, Shown } from "#app/offers/deciding/candidate.ts";
import { decideOffer, fittingOffers, type LiveOffer } from "#app/offers/deciding/decide-offer.ts";
import { discountsFor } from "#app/offers/discounts/discount-for.ts";
import { type Asked, basicInput, bxgyInput, codeBasicInput } from "#app/offers/discounts/discount-input.ts";
import { tagsOf } from "#app/offers/discounts/discount-tags.ts";
import { besideOthers, ownTitles } from "#app/offers/deciding/other-discounts.ts";
import type { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import type { Beside, Visit } from "#app/offers/rules/visit.ts";
import { createClock } from "#sandbox/clock.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { discountCheckout } from "#sandbox/shopify/discounts/discount-checkout.ts";
import type { DiscountInput } from "#sandbox/shopify/discounts/input/discount-input.ts";
import { createDiscount } from "#sandbox/shopify/discounts/write-discount.ts";
import { expandBundle } from "#sandbox/shopify/products/bundles/expand-bundle.ts";
import { addProduct } from "#sandbox/shopify/state/add-product.ts";
import { addVariant } from "#sandbox/shopify/state/add-variant.ts";
import { createShopState } from "#sandbox/shopify/state/create-shop-state.ts";
import { pricedItem } from "../../extensions/cart-offers-script/src/priced-item.ts";
import { readOffer } from "../../extensions/offer-client/src/read-answer.ts";

export const CODE = "WITH-23456789";

/** Units of each of the shop's variants, by their places. */
export type Units = readonly number[];

/**
 * A shop of four variants, the first two of one product, at these prices (minor units), with the discounts that an offer has in Shopify and what else
 * stands there. It says what a buyer is shown, as the theme draws it, and what his cart costs.
 */
export function shopThatPrices(prices: readonly number[]) {
  const clock = createClock();
  const state = createShopState({ clock, ledger: createLedger(clock) });
  const [first = 0, second = 0, ...others] = prices;
  const facts = (priceMinor: number) => ({ sku: null, grams: 0, priceMinor });
  const cup = addProduct(state, { title: "Cup", ...facts(first) });
  const variants = [
    cup,
    addVariant(state, cup.product, { title: "Blue", ...facts(second) }),
    ...others.map((price, index) => addProduct(state, { title: `Thing ${index}`, ...facts(price) })),
  ];
  const lines = (units: Units) =>
    variants.flatMap((variant, index) =>
      (units[index] ?? 0) > 0 ? [{ variant, quantity: units[index] ?? 0, unitMinor: variant.priceMinor }] : [],
    );

  /** Makes an offer's discounts as the app asks Shopify for them. */
  function discount(terms: OfferTerms): void {
    discountsFor(terms).forEach((wanted, part) => {
      const { method, kind, title } = wanted;
      const code = method === "code" ? CODE : null;
      const asked: Asked = { wanted, title, standing: null, tags: tagsOf("1", part), code, currency: "GBP", now: "2020-01-01T00:00:00Z" };
      const input = kind === "bxgy" ? bxgyInput(asked) : method === "code" ? codeBasicInput(asked) : basicInput(asked);
      stand(method, kind, input as DiscountInput);
    });
  }
  function stand(method: "automatic" | "code", kind: "basic" | "bxgy" | "freeShipping", input: DiscountInput): void {
    const { errors } = createDiscount(state, { method, kind, field: "input", input });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  }

  const offOf = (units: Units, codes: readonly string[]) =>
    discountCheckout(state, { lines: lines(units), codes, shippingMinor: null, countryCode: null, email: null });

  /** What the things in a cart cost, with every code that its buyer has. */
  function costs(units: Units, codes: readonly string[] = []): number {
    return lines(units).reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0) - offOf(units, codes).totalMinor;
  }

  /** The names of what is off a cart, as its page tells them. */
  function discountsIn(units: Units, codes: readonly string[]): string {
    const off = offOf(units, codes);
    const held = off.codes.flatMap(({ code, applicable }) => (applicable ? [code] : []));
    return [...held, ...off.applications.map(({ code, discount: { terms } }) => code ?? terms.title)].join("\n");
  }

  /** What the lines cost that an order has of so many of a bundle, which is in the shop at this price. */
  function paysForBundle(parts: readonly { variantId: string; quantity: number }[], price: number, quantity: number): number {
    const bundle = addProduct(state, { title: "Bundle", ...facts(price) });
    bundle.components = parts.map((part) => {
      const variant = variants.find(({ id }) => String(id) === part.variantId) ?? cup;
      return { variant, quantity: part.quantity };
    });
    return expandBundle(state, { variant: bundle, quantity }).reduce((sum, line) => sum + (line.unitMinor ?? 0) * line.quantity, 0);
  }

  /** What a buyer with this cart is shown, and at which price. */
  function shows(
    terms: OfferTerms,
    units: Units,
    where: { placement?: Placement; productId?: string; discounts?: string; beside?: Beside } = {},
  ) {
    const live: LiveOffer = { id: "1", terms, acceptedToday: 0, discountStands: true, discountCode: null, ownCodesOf: null };
    const visit: Visit = {
      beside: besideOthers(where.discounts ?? "", { own: () => ownTitles([live]), beside: () => where.beside ?? "unknown" }),
      placement: where.placement ?? "cart",
      productId: where.productId ?? null,
      lines: lines(units).map(({ variant, quantity, unitMinor }) => ({
        variantId: String(variant.id),
        productId: String(variant.product.id),
        quantity,
        unitPrice: unitMinor,
      })),
      country: "GB",
      postalCode: null,
      language: "en",
      now: Temporal.Instant.from("2026-11-27T12:00:00Z"),
      timeZone: "Europe/London",
      customerTags: [],
      market: null,
      markets: new Map(),
      collections: new Map(),
    };
    const ids = "variantIds" in terms.offered ? terms.offered.variantIds : "variantId" in terms.offered ? [terms.offered.variantId] : [];
    if (fittingOffers([live], visit, { currency: "GBP", most: 0 }).fitting.length === 0) return [];
    const decision = decideOffer({
      visit,
      offers: [live],
      candidatesOf: () => ids.map(candidateOf),
      canShipWith: () => true,
      choose: ([offer]) => ({ offer: offer ?? null, propensity: 1 }),
    });
    const code = discountsFor(terms)[0]?.method === "code" ? CODE : null;
    return decision.outcome === "offered" ? decision.items.map((item) => drawn(item, code)) : [];
  }

  function candidateOf(variantId: string): Candidate {
    const variant = variants.find(({ id }) => String(id) === variantId) ?? cup;
    const { product, priceMinor: price, title } = variant;
    return { variantId, productId: String(product.id), handle: product.handle, title, imageUrl: null, price, why: null };
  }

  /** As the theme reads it from the app's answer, and prices it by the shop's own page. */
  function drawn({ percentage, ...item }: Shown, code: string | null) {
    const answered = { id: "1", heading: "", items: [{ ...item, discount: percentage > 0 ? { percentage, code } : null }], goal: null };
    const read = readOffer(JSON.parse(JSON.stringify(answered)))?.items[0];
    const ofShop = { variants: variants.map(({ id, priceMinor }) => ({ id, available: true, price: priceMinor })) };
    const priced = read && pricedItem(read, ofShop, "GBP");
    if (!read || !priced) throw new Error("It can't be drawn.");
    const place = variants.findIndex(({ id }) => String(id) === read.variantId);
    return { place, quantity: read.quantity, price: priced.price, fullPrice: priced.fullPrice, code: read.discount?.code ?? null };
  }

  return {
    variantIds: variants.map(({ id }) => String(id)),
    productIds: variants.map(({ product }) => String(product.id)),
    discount,
    stand,
    costs,
    discountsIn,
    paysForBundle,
    shows,
  };
}
