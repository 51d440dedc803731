import type { OfferTerms } from "./offer-terms.ts";

/** Whether an offer is made with a product: of it, or where it is looked at or in the cart. A goal for the cart's value is made with none. */
export function concernsProduct(
  { conditions, offered }: Pick<OfferTerms, "conditions" | "offered">,
  product: { id: string; variantIds: readonly string[] },
): boolean {
  if (offered.kind === "goal") return false;
  if (offered.kind === "chosen" && offered.variantIds.some((id) => product.variantIds.includes(id))) return true;
  return conditions.every((one) => {
    if (one.code === "has-product") return one.args.productIds.includes(product.id);
    return one.code !== "lacks-product" || !one.args.productIds.includes(product.id);
  });
}
