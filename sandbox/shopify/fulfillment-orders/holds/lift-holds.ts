import { numericId } from "../../state/numeric-id.ts";
import type { ShopState } from "../../state/shop-state.ts";
import { refuse } from "../refuse.ts";
import { releaseHolds } from "./release-holds.ts";
import { requireAction, type Acted } from "../require-action.ts";

/** `fulfillmentOrderReleaseHold`. Without ids every hold goes, also other people's: that is Shopify's rule. */
export function liftHolds(
  state: ShopState,
  gid: string,
  input: { holdIds?: string[] | null; externalId?: string | null },
): Acted<"released"> {
  const found = requireAction(state, gid, "RELEASE_HOLD", { notFound: "FULFILLMENT_ORDER_NOT_FOUND", unsupported: "INVALID_ACCESS" });
  if (found.outcome === "refused") return found;
  const { one } = found;
  let holds = one.holds;
  if (input.holdIds) {
    const ids = input.holdIds.map((id) => numericId(id, "FulfillmentHold"));
    holds = one.holds.filter((hold) => ids.includes(hold.id));
    if (holds.length < ids.length)
      return refuse(["holdIds"], "Fulfillment hold does not exist on this fulfillment order.", "INVALID_ACCESS");
  } else if (input.externalId != null) holds = one.holds.filter((hold) => hold.externalId === input.externalId);
  releaseHolds(state, one, [...holds]);
  return { outcome: "released", one };
}
