import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { enqueue } from "#app/platform/jobs/enqueue.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { fillCodesJob } from "../discounts/fill-codes.server.ts";

/** A process takes so many at once, and more when only so few are left. */
const TAKEN_AT_ONCE = 50;
const LOW = 10;
/** When fewer wait in the database Shopify is asked for more. */
const FEW = 150;
/** Buyers of all shops whose codes are remembered: who asks again is handed the same. */
const MOST_REMEMBERED = 50_000;

/** An offer each of whose buyers has a code of his own. */
type OwnCodes = { id: string; discountId: bigint };

const atHand = new Map<string, string[]>();
const taking = new Map<string, Promise<void>>();
const handed = new Map<string, string>();

const keyOf = ({ id, discountId }: OwnCodes) => `${id} ${discountId}`;

/** Whether a code is at hand for a buyer; where none is, they are taken from the database by one statement. */
export async function hasCode(shop: Shop, offer: OwnCodes, visitor: string): Promise<boolean> {
  if (handed.has(`${keyOf(offer)} ${visitor}`)) return true;
  const left = () => atHand.get(keyOf(offer))?.length ?? 0;
  if (left() < LOW) {
    const taken = take(shop, offer).catch(() => undefined);
    if (left() === 0) await taken;
  }
  return left() > 0;
}

/** A buyer's own code, the same when he asks again; null where none is at hand. Nobody else is handed it. */
export function codeFor(offer: OwnCodes, visitor: string): string | null {
  const key = `${keyOf(offer)} ${visitor}`;
  const code = handed.get(key) ?? atHand.get(keyOf(offer))?.shift() ?? null;
  if (code === null) return null;
  handed.delete(key);
  handed.set(key, code);
  const [oldest] = handed.keys();
  if (handed.size > MOST_REMEMBERED && oldest !== undefined) handed.delete(oldest);
  return code;
}

/** Takes codes for this process, once at a time for an offer. What is not handed out before the process ends is withdrawn in a month. */
function take(shop: Shop, offer: OwnCodes): Promise<void> {
  const key = keyOf(offer);
  const begun = taking.get(key);
  if (begun) return begun;
  const taken = takeFrom(shop, offer)
    .then((codes) => {
      if (atHand.size >= MOST_OFFERS) atHand.clear();
      atHand.set(key, [...(atHand.get(key) ?? []), ...codes]);
    })
    .finally(() => taking.delete(key));
  taking.set(key, taken);
  return taken;
}

/** Offers whose codes are at hand, of all shops. */
const MOST_OFFERS = 5_000;

async function takeFrom(shop: Shop, { id, discountId }: OwnCodes): Promise<string[]> {
  return inShop(shop, async (db) => {
    const rows = await db.$queryRaw<{ code: string }[]>`
      UPDATE "offer_code" SET "takenAt" = ${nowDate()}::timestamptz
       WHERE "shopId" = ${shop.id} AND "code" IN (
         SELECT "code" FROM "offer_code"
          WHERE "shopId" = ${shop.id} AND "offerId" = ${id}::uuid AND "discountId" = ${discountId} AND "takenAt" IS NULL
          ORDER BY "addedAt" LIMIT ${TAKEN_AT_ONCE} FOR UPDATE SKIP LOCKED)
      RETURNING "code"`;
    const left = await db.offerCode.count({ where: { shopId: shop.id, offerId: id, discountId, takenAt: null } });
    if (left < FEW) await enqueue(db, shop, fillCodesJob, { offerId: id });
    return rows.map(({ code }) => code);
  });
}
