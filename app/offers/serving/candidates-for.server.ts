import type { Message } from "#app/platform/messages/message.ts";
import type { Candidate } from "../deciding/candidate.ts";
import type { LiveOffer } from "../deciding/decide-offer.ts";
import { bundlePrice } from "../bundles/bundle-for.ts";
import { headingFor, variantsNamed } from "../rules/offer-terms.ts";
import type { Visit } from "../rules/visit.ts";
import type { OfferBook } from "./offer-book.server.ts";
import { bundled, readSupplies, readSuppliesOf, type Supply } from "./read-supply.server.ts";
import { recommendedFor } from "./recommended-for.server.ts";

export type Candidates = {
  /** What each offer could show, the best first. */
  of: ReadonlyMap<LiveOffer, Candidate[]>;
  /** What is known of the variants among them. */
  supplies: ReadonlyMap<string, Supply>;
};

/** Variants of one product of which one is to be offered, the first that can be had. */
type Choice = { variants: readonly Supply[]; why: Message | null };

/** What each offer could show to a visit. */
export async function candidatesFor(offers: readonly LiveOffer[], visit: Visit, book: OfferBook): Promise<Candidates> {
  const chosen = offers.flatMap(({ terms: { offered }, bundleVariantId }) =>
    bundleVariantId == null ? variantsNamed(offered) : [bundleVariantId],
  );
  const recommends = offers.some(({ terms: { offered } }) => offered.kind === "recommended");
  const [named, recommended] = await Promise.all([
    readSupplies(book.shop.id, chosen),
    recommends ? recommendedChoices(visit, book) : Promise.resolve([]),
  ]);
  const supplies = new Map(named);
  const choicesOf = (offer: LiveOffer): Choice[] => {
    const { offered } = offer.terms;
    if (offered.kind === "recommended") return recommended;
    if (offered.kind === "bundle") {
      const bundle = bundleOf(offer, named);
      if (bundle) supplies.set(bundle.variantId, bundle);
      return bundle ? [{ variants: [bundle], why: null }] : [];
    }
    return variantsNamed(offered).map((id) => ({ variants: [named.get(id) ?? []].flat(), why: null }));
  };
  for (const { variants } of recommended) for (const supply of variants) supplies.set(supply.variantId, supply);
  return { of: new Map(offers.map((offer) => [offer, choicesOf(offer).flatMap(candidateOf)])), supplies };
}

/** The bundle that the shop sells; before there is one, as the offer's own preview shows it. */
function bundleOf({ terms, bundleVariantId }: LiveOffer, supplies: ReadonlyMap<string, Supply>): Supply | null {
  if (bundleVariantId != null) return supplies.get(bundleVariantId) ?? null;
  if (terms.offered.kind !== "bundle") return null;
  const { parts } = terms.offered;
  const [first] = parts.flatMap(({ variantId }) => supplies.get(variantId) ?? []);
  if (!first) return null;
  const sum = parts.reduce((total, { variantId, quantity }) => total + (supplies.get(variantId)?.price ?? 0) * quantity, 0);
  const own = { variantId: "0", productId: "0", sku: "", grams: 0, title: headingFor(terms, null) || terms.name };
  return bundled({ ...first, ...own, isActive: true, isBuyable: true, price: bundlePrice(sum, terms.percentage) }, parts, supplies);
}

async function recommendedChoices({ productId, lines }: Visit, { shop }: OfferBook): Promise<Choice[]> {
  const cart = [...(productId === null ? [] : [productId]), ...lines.map((line) => line.productId)];
  const found = await recommendedFor(shop.id, cart);
  const supplies = await readSuppliesOf(
    shop.id,
    found.map((product) => product.productId),
  );
  const choices = found.map((product) => ({ variants: supplies.get(product.productId) ?? [], why: product.why }));
  // A bundle is offered by its offer, with what that says of it.
  return choices.filter(({ variants }) => !variants.some(({ parts }) => parts));
}

function candidateOf({ variants, why }: Choice): Candidate[] {
  const supply = variants.find(isThere) ?? variants[0];
  if (!supply) return [];
  const { variantId, productId, handle, title, imageUrl, price } = supply;
  return [{ variantId, productId, handle, title, imageUrl, price, why }];
}

const isThere = ({ requiresShipping, units }: Supply) => !requiresShipping || units.values().some((count) => count > 0);
