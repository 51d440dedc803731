import { z } from "zod";
import { env } from "#app/platform/env.server.ts";
import { now } from "#app/platform/clock.ts";
import { seal, unseal } from "#app/platform/crypto/seal.server.ts";
import { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";

/** An address that unsubscribes is good for so long: laws ask for a month, mailboxes keep letters for years. */
const GOOD_FOR_DAYS = 730;

/** Which delivery, of which shop, and when it was sent (days since 1970): as short as it can be, as it stands in a header. */
const Told = z.tuple([ShopId, z.uuid(), z.int()]);

const place = { shop: "", column: "unsubscribe" };
const DAY_MS = 86_400_000;

/** Where one click ends all marketing to the address that a delivery went to. Nobody can make one up, and it says nothing of whom it is for. */
export function unsubscribeAddress(shop: Pick<Shop, "id">, deliveryId: string): string {
  const told = [shop.id, deliveryId, Math.floor(now().epochMilliseconds / DAY_MS)];
  return `${env.INTAKE_URL}/u/${seal(JSON.stringify(told), place)}`;
}

export type UnsubscribeToken = { outcome: "good"; shopId: ShopId; deliveryId: string } | { outcome: "forged" } | { outcome: "old" };

/** What stands in such an address. One whose key is gone can't be told from a forged one. */
export function readUnsubscribeToken(token: string): UnsubscribeToken {
  try {
    const [shopId, deliveryId, day] = Told.parse(JSON.parse(unseal(token, place)));
    const isOld = now().epochMilliseconds / DAY_MS - day > GOOD_FOR_DAYS;
    return isOld ? { outcome: "old" } : { outcome: "good", shopId, deliveryId };
  } catch {
    return { outcome: "forged" };
  }
}
