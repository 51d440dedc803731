import { setImmediate as letOthersGo } from "node:timers/promises";
import { now } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { LiveOffer } from "../deciding/decide-offer.ts";
import { indexOffers, type OfferIndex } from "../deciding/offer-index.ts";
import { bundleStands, type KeptBundle } from "../bundles/bundle-for.ts";
import { discountsFor, discountStands, type KeptDiscount } from "../discounts/discount-for.ts";
import { OfferTerms } from "../rules/offer-terms.ts";

/** So many of a shop's live offers are looked at, by the merchant's rank. */
const MOST_LIVE = 10_000;
/** Read and understood at once: others are answered in between. */
const STEP = 200;
const MOST_SHOPS = 2_000;

/** `version` is PostgreSQL's own mark of a row's last change. An offer of an older release that can't be read any more is null. */
type Known = { version: string; createdAt: number; offer: Omit<LiveOffer, "acceptedToday"> | null };
type Read = { mark: string; known: Map<string, Known>; accepted: string; index: OfferIndex };

const lastRead = new Map<ShopId, Read>();

/**
 * A shop's live offers as a visit looks them up. What was read before is not read again: of five thousand offers of which nothing was changed it is
 * asked for nothing but whether something was, and the answer is the same object.
 */
export async function readLiveOffers(db: ShopDb, shop: Shop): Promise<OfferIndex> {
  const last = lastRead.get(shop.id);
  const mark = await markOfLive(db, shop);
  const known = last?.mark === mark ? last.known : await readChanged(db, shop, last?.known);
  const counts = await acceptedToday(db, shop, known);
  const accepted = JSON.stringify([...counts]);
  if (last?.known === known && last.accepted === accepted) return last.index;

  const index = indexOffers(
    [...known]
      .sort(([id, one], [otherId, other]) => one.createdAt - other.createdAt || (id < otherId ? -1 : 1))
      .flatMap(([id, { offer }]) => (offer ? [{ ...offer, acceptedToday: counts.get(id) ?? 0 }] : [])),
  );
  if (lastRead.size >= MOST_SHOPS && !last) lastRead.clear();
  lastRead.set(shop.id, { mark, known, accepted, index });
  return index;
}

/** It is another as soon as one of the shop's live offers is. */
async function markOfLive(db: ShopDb, shop: Shop): Promise<string> {
  const [row] = await db.$queryRaw<{ mark: string }[]>`
    SELECT count(*) || ' ' || coalesce(sum(hashtextextended("id"::text, xmin::text::bigint)), 0) AS mark
      FROM "offer" WHERE "shopId" = ${shop.id} AND "state" = 'live'`;
  return row?.mark ?? "";
}

async function readChanged(db: ShopDb, shop: Shop, before: ReadonlyMap<string, Known> = new Map()): Promise<Map<string, Known>> {
  const [row] = await db.$queryRaw<{ versions: string | null }[]>`
    SELECT string_agg("id" || ' ' || version, ',') AS versions
      FROM (SELECT "id", xmin AS version FROM "offer" WHERE "shopId" = ${shop.id} AND "state" = 'live'
             ORDER BY ("terms" ->> 'priority')::int, "createdAt", "id" LIMIT ${MOST_LIVE}::int) live`;
  const versions = (row?.versions ?? "").split(",").filter((text) => text !== "");
  const known = new Map<string, Known>();
  const changed: string[] = [];
  for (const text of versions) {
    const [id = "", version = ""] = text.split(" ");
    const same = before.get(id);
    if (same?.version === version) known.set(id, same);
    else changed.push(id);
  }
  for (let from = 0; from < changed.length; from += STEP) {
    for (const { id, ...offer } of await readOffers(db, shop, changed.slice(from, from + STEP))) known.set(id, knownOf(id, offer));
    await letOthersGo();
  }
  return known;
}

type Row = { id: string; version: string; terms: unknown; createdAt: Date; discountCode: string | null } & KeptDiscount & KeptBundle;

const readOffers = (db: ShopDb, shop: Shop, ids: readonly string[]) =>
  db.$queryRaw<Row[]>`
    SELECT "id"::text AS "id", xmin::text AS version, "terms", "createdAt", "discountId", "discountCode", "discountFor", "discountProblem",
           "bundleVariantId"
      FROM "offer" WHERE "shopId" = ${shop.id} AND "state" = 'live' AND "id" = ANY (${ids}::uuid[])`;

function knownOf(id: string, { version, terms, createdAt, discountCode, ...discount }: Omit<Row, "id">): Known {
  const parsed = OfferTerms.safeParse(terms).data;
  const ownCodesOf = parsed && discountsFor(parsed)[0]?.isSingleUse ? discount.discountId : null;
  const stands = parsed && discountStands(parsed, discount) && bundleStands(parsed, discount);
  const bundleVariantId = discount.bundleVariantId === null ? null : String(discount.bundleVariantId);
  const offer = parsed ? { id, terms: parsed, discountStands: stands === true, discountCode, ownCodesOf, bundleVariantId } : null;
  return { version, createdAt: createdAt.getTime(), offer };
}

/** How often each that may be accepted only so often a day was, on this day of the shop's. */
async function acceptedToday(db: ShopDb, shop: Shop, known: ReadonlyMap<string, Known>): Promise<Map<string, number>> {
  const capped = [...known].flatMap(([id, { offer }]) => (offer && offer.terms.dailyCap !== null ? [id] : []));
  if (capped.length === 0) return new Map();
  const today = new Date(now().toZonedDateTimeISO(shop.timeZone).startOfDay().epochMilliseconds);
  const rows = await db.$queryRaw<{ offerId: string; count: number }[]>`
    SELECT "offerId"::text AS "offerId", count(*)::int AS count FROM "offer_decision"
     WHERE "shopId" = ${shop.id} AND "offerId" = ANY (${capped}::uuid[]) AND "decidedAt" >= ${today} AND "acceptedAt" >= ${today}
     GROUP BY 1 ORDER BY 1`;
  return new Map(rows.map(({ offerId, count }) => [offerId, count]));
}
