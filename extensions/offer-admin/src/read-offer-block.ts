import type { BlockOffer, OfferBlock } from "../../../app/contracts/offer-block.ts";
import { askBlock, type Asking, type Reading } from "../../admin-block/src/ask-block.ts";
import { isRecord, list, text } from "../../offer-client/src/read-answer.ts";

/** Asks the app what is offered with a product. Never throws. */
export function readOfferBlock(asking: Asking): Promise<Reading<OfferBlock>> {
  return askBlock(asking, { type: "Product", address: (id) => `/app/products/${id}/block`, read: readBlock });
}

/** What can't be drawn is left out. */
function readBlock(answer: unknown): OfferBlock | null {
  if (!isRecord(answer) || !Array.isArray(answer["offers"])) return null;
  const page = path(answer["page"]);
  const since = text(answer["since"]);
  return page === null || since === null ? null : { page, since, offers: list(answer["offers"], readOffer) };
}

function readOffer(offer: unknown): BlockOffer | null {
  if (!isRecord(offer)) return null;
  const id = text(offer["id"]);
  const page = path(offer["page"]);
  if (id === null || page === null) return null;
  const taken = isRecord(offer["taken"]) ? offer["taken"] : {};
  const currency = text(taken["currency"]);
  return {
    id,
    page,
    name: text(offer["name"]) ?? id,
    placements: list(offer["placements"], text),
    state: text(offer["state"]) ?? "",
    blockedBecause: text(offer["blockedBecause"]),
    items: list(offer["items"], text),
    shown: count(offer["shown"]),
    accepted: count(offer["accepted"]),
    taken: typeof taken["amount"] === "number" && currency !== null ? { amount: taken["amount"], currency } : null,
  };
}

const count = (value: unknown) => (typeof value === "number" && value >= 0 ? value : 0);

/** Of the app's own. */
const path = (value: unknown) => (typeof value === "string" && /^\/[^/]/.test(value) ? value : null);
