import { type OfferTerms, variantsNamed } from "./offer-terms.ts";

/** Whether the shop sells nothing of what an offer names. What a bundle is made of is looked at with the bundle. */
export function isUnsold({ offered }: Pick<OfferTerms, "offered">, sold: ReadonlySet<string>): boolean {
  const named = variantsNamed(offered);
  return offered.kind !== "bundle" && named.length > 0 && !named.some((id) => sold.has(id));
}
