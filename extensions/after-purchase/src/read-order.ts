import type { BuyerParcel, OrderAnswer } from "../../../app/contracts/offers.ts";
import { isRecord, link, list, readPromise, text } from "../../offer-client/src/read-answer.ts";

/** Reads how an order stands from an answer that may be anything; null when it says nothing of an order. Never throws. */
export function readOrder(answer: unknown): OrderAnswer | null {
  if (!isRecord(answer) || !Array.isArray(answer["parcels"])) return null;
  return { promise: readPromise(answer["promise"]), parcels: list(answer["parcels"], readParcel), reorderUrl: link(answer["reorderUrl"]) };
}

function readParcel(parcel: unknown): BuyerParcel | null {
  if (!isRecord(parcel)) return null;
  return {
    stage: text(parcel["stage"]) ?? "",
    items: list(parcel["items"], (item) => {
      const title = isRecord(item) ? text(item["title"]) : null;
      return isRecord(item) && title !== null ? { title, quantity: typeof item["quantity"] === "number" ? item["quantity"] : 1 } : null;
    }),
    tracking: list(parcel["tracking"], (box) =>
      isRecord(box) ? { carrier: text(box["carrier"]), number: text(box["number"]), url: link(box["url"]) } : null,
    ),
  };
}
