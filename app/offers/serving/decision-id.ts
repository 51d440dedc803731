import { createHash } from "node:crypto";
import type { ShopId } from "#app/platform/ids.ts";

type Decided = {
  shopId: ShopId;
  visitor: string;
  placement: string;
  productId: string | null;
  offerId: string | null;
  /** After the purchase, where stock is held for it and Shopify charges for it once; null elsewhere. */
  variantId: string | null;
};

/**
 * Names what an experiment chose for a visitor in a place. Whoever comes there again is shown the same, and it is the same decision: it counts as shown,
 * taken or left once, however often a page asks (for the drawer and the cart, for each address typed in a checkout), and an experiment that counted him
 * each time would think that it had learnt more than it has. A UUID of version 8, by SHA-256.
 */
export function decisionId({ shopId, visitor, placement, productId, offerId }: Decided): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([shopId, visitor, placement, productId, offerId]))
    .digest();
  hash[6] = (hash.readUInt8(6) & 0x0f) | 0x80;
  hash[8] = (hash.readUInt8(8) & 0x3f) | 0x80;
  const hex = hash.toString("hex", 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
