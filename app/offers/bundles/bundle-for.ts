import type { OfferTerms } from "../rules/offer-terms.ts";

/** The optional scope without which no bundle is made: asked of the merchant when the first one goes live. */
export const BUNDLE_SCOPE = "write_products";

export type BundlePart = { variantId: string; quantity: number };

/** A bundle as an offer wants it. Parts are in the order of their ids. */
export type WantedBundle = {
  /** What buyers read, of a bundle that is made: later a person may call it something else. */
  title: string;
  parts: readonly BundlePart[];
  /** Percent that it costs less than its parts. */
  percentage: number;
};

/** The bundle that an offer needs in Shopify; null where it needs none. */
export function bundleFor({ offered, percentage, headings, name }: OfferTerms): WantedBundle | null {
  if (offered.kind !== "bundle") return null;
  return { title: headings[""]?.trim() || name, parts: offered.parts.toSorted(byVariant), percentage };
}

/** What it costs, in minor units: rounded down, so that it is never more than the percentage says. */
export const bundlePrice = (sum: number, percentage: number): number => Math.floor((sum * (100 - percentage)) / 100);

/** The end of its page's address: Shopify refuses one that another product has, so its number tells it apart. */
export const handleFor = (title: string, productId: bigint): string =>
  `${title} ${String(productId).slice(-6)}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-/, "");

/** Bundles with the same mark are the same, at the same prices of their parts. */
export const markOfBundle = ({ parts, percentage }: WantedBundle): string => JSON.stringify({ bundle: parts, percentage });

/** Whether it consists of just these parts. */
export const isMadeOf = (there: readonly BundlePart[], wanted: readonly BundlePart[]): boolean =>
  JSON.stringify(there.toSorted(byVariant).map(inOrder)) === JSON.stringify(wanted.toSorted(byVariant).map(inOrder));

const inOrder = ({ variantId, quantity }: BundlePart) => [variantId, quantity];

const byVariant = (one: BundlePart, other: BundlePart) => (one.variantId < other.variantId ? -1 : 1);

/** What is known of an offer's bundle, as it is kept. */
export type KeptBundle = { bundleVariantId: bigint | null; discountFor: string | null; discountProblem: unknown };

/** Whether its bundle was found in Shopify as these very terms want it; of an offer that needs none always. */
export function bundleStands(terms: OfferTerms, { bundleVariantId, discountFor, discountProblem }: KeptBundle): boolean {
  const wanted = bundleFor(terms);
  return wanted === null || (bundleVariantId !== null && discountProblem === null && discountFor === markOfBundle(wanted));
}
