import { createHash } from "node:crypto";
import type { Message } from "#app/platform/messages/message.ts";

type Decided = { shopId: number; visitor: string; placement: string; productId: string | null; decision: Decision };

/** What of a decision makes it another one. */
type Decision =
  | { outcome: "offered"; offer: { id: string }; items: readonly { variantId: string }[] }
  | { outcome: "none"; arms: readonly { id: string }[]; why: readonly Message[] };

/**
 * The id of a decision: the same whenever the same is decided again for one purchase in one place. A page that is loaded again, a second tab
 * and a beacon that was sent twice thus tell of one decision, and it counts once. A UUID of version 8 (RFC 9562), of a SHA-256.
 */
export function decisionId({ shopId, visitor, placement, productId, decision }: Decided): string {
  const what =
    decision.outcome === "offered"
      ? [decision.offer.id, decision.items.map(({ variantId }) => variantId)]
      : [null, decision.arms.map(({ id }) => id), decision.why];
  const hex = createHash("sha256")
    .update(JSON.stringify([shopId, visitor, placement, productId, what]))
    .digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}
