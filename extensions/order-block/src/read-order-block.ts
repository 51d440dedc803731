import type { OrderBlock } from "../../../app/contracts/order-block.ts";

/** What came of asking the app for an order. */
export type Reading = { outcome: "read"; block: OrderBlock } | { outcome: "signed-out" } | { outcome: "failed" };

type Asking = {
  /** Of Shopify's order: `gid://shopify/Order/123`. */
  orderGid: string | undefined;
  idToken: () => Promise<string | null>;
  fetch: typeof fetch;
};

/** Asks the app, whose address Shopify puts before the path, about an order. Never throws. */
export async function readOrderBlock({ orderGid, idToken, fetch }: Asking): Promise<Reading> {
  const orderId = /^gid:\/\/shopify\/Order\/(\d+)$/.exec(orderGid ?? "")?.[1];
  if (orderId === undefined) return { outcome: "failed" };
  try {
    const token = await idToken();
    if (token === null) return { outcome: "signed-out" };
    const answer = await fetch(`/app/orders/${orderId}/block`, {
      headers: { Authorization: `Bearer ${token}`, Accept: "application/json" },
    });
    if (answer.status === 401 || answer.status === 403) return { outcome: "signed-out" };
    if (!answer.ok) return { outcome: "failed" };
    const block: unknown = await answer.json();
    return isOrderBlock(block) ? { outcome: "read", block } : { outcome: "failed" };
  } catch {
    return { outcome: "failed" };
  }
}

/** The app is ours, but what stands between may answer in its place (a proxy's page, say): enough is checked to draw by. */
function isOrderBlock(answer: unknown): answer is OrderBlock {
  if (typeof answer !== "object" || answer === null) return false;
  return "parcels" in answer && Array.isArray(answer.parcels) && "troubles" in answer && Array.isArray(answer.troubles) && "page" in answer;
}
