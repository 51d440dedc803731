import { type OfferTerms, variantsNamed } from "./offer-terms.ts";

/** Whether an offer is made with a product: of it, or where it is looked at, bought or in the cart. A goal for the cart's value is made with none. */
export function concernsProduct(
  { conditions, offered }: Pick<OfferTerms, "conditions" | "offered">,
  product: { id: string; variantIds: readonly string[] },
): boolean {
  if (offered.kind === "goal") return false;
  if (variantsNamed(offered).some((id) => product.variantIds.includes(id))) return true;
  if ("bought" in offered && !offered.bought.productIds.includes(product.id)) return false;
  if (offered.kind === "volume") return false;
  return conditions.every((one) => {
    if (one.code === "has-product") return one.args.productIds.includes(product.id);
    return one.code !== "lacks-product" || !one.args.productIds.includes(product.id);
  });
}
