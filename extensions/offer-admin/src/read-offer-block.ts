import type { BlockOffer, OfferBlock } from "../../../app/contracts/offer-block.ts";
import { isRecord, list, text } from "../../offer-client/src/read-answer.ts";

/** What came of asking the app for a product. */
export type Reading = { outcome: "read"; block: OfferBlock } | { outcome: "signed-out" } | { outcome: "failed" };

type Asking = {
  /** Of Shopify's product: `gid://shopify/Product/123`. */
  productGid: string | undefined;
  idToken: () => Promise<string | null>;
  fetch: typeof fetch;
};

/** Asks the app, whose address Shopify puts before the path, what is offered with a product. Never throws. */
export async function readOfferBlock({ productGid, idToken, fetch }: Asking): Promise<Reading> {
  const productId = /^gid:\/\/shopify\/Product\/(\d+)$/.exec(productGid ?? "")?.[1];
  if (productId === undefined) return { outcome: "failed" };
  try {
    const token = await idToken();
    if (token === null) return { outcome: "signed-out" };
    const answer = await fetch(`/app/products/${productId}/block`, {
      headers: { Authorization: `Bearer ${token}`, Accept: "application/json" },
    });
    if (answer.status === 401 || answer.status === 403) return { outcome: "signed-out" };
    const block = answer.ok ? readBlock(await answer.json()) : null;
    return block === null ? { outcome: "failed" } : { outcome: "read", block };
  } catch {
    return { outcome: "failed" };
  }
}

/** The app is ours, but what stands between may answer in its place: what can't be drawn is left out. */
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
