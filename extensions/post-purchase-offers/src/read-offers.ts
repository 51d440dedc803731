import type { PostPurchaseChange, PostPurchaseOffer } from "../../../app/contracts/offers.ts";
import { isRecord, list, readOffer, text } from "../../offer-client/src/read-answer.ts";

/** The offers of an answer that may be anything, in their order: those that can be shown and bought. Never throws. */
export function readOffers(answer: unknown): PostPurchaseOffer[] {
  return isRecord(answer) ? list(answer["offers"], readPostPurchaseOffer) : [];
}

function readPostPurchaseOffer(value: unknown): PostPurchaseOffer | null {
  const offer = readOffer(value);
  if (offer === null || offer.items.length === 0 || !isRecord(value)) return null;
  const { after } = value;
  const decision = text(value["decision"]);
  const changes = list(value["changes"], readChange);
  if (decision === null || changes.length === 0) return null;
  // A change that can't be read would be applied all the same, and not be shown: what is shown has to be what is bought.
  if (!Array.isArray(value["changes"]) || changes.length !== value["changes"].length) return null;
  return after === "start" || after === "accept" || after === "decline" ? { ...offer, decision, after, changes } : null;
}

function readChange(change: unknown): PostPurchaseChange | null {
  if (!isRecord(change) || change["type"] !== "add_variant") return null;
  const { variantId, quantity, discount } = change;
  if (typeof variantId !== "number" || !Number.isInteger(variantId) || typeof quantity !== "number" || !(quantity > 0)) return null;
  if (discount === undefined || discount === null) return { type: "add_variant", variantId, quantity };
  if (!isRecord(discount) || typeof discount["value"] !== "number" || discount["valueType"] !== "percentage") return null;
  const title = text(discount["title"]) ?? "";
  return { type: "add_variant", variantId, quantity, discount: { value: discount["value"], valueType: "percentage", title } };
}
