import type { Placement } from "#app/contracts/offers.ts";
import { offersSettings } from "#app/offers/offers-settings.server.ts";
import { readSold } from "#app/offers/keeping/read-sold.server.ts";
import { saysOf } from "#app/offers/rules/conditions.ts";
import { OfferTerms, PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { readSeenPlaces, type SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Offer, type OfferState, Prisma } from "#generated/prisma/client.ts";
import { describeOffered } from "./describe-offer.ts";
import { offersScreen } from "./messages.ts";
import { keysetOf, type OffersPage, PAGE, type Place, placeOf } from "./offers-page.ts";
import { type PlaceReasons, readReasons } from "./read-reasons.server.ts";
import { type OfferResults, readResults, type ShopResults } from "./read-results.server.ts";
import { type Standing, standingOf } from "./standing.ts";

/** An offer as the index shows it. */
export type OfferRow = OfferResults & {
  id: string;
  name: string;
  state: OfferState;
  placements: OfferTerms["placements"];
  what: Message;
  /** Each condition as a sentence. */
  conditions: Message[];
  isGoal: boolean;
  /** Why its discount isn't as the terms say. */
  problem: Message | null;
  /** How far buyers see it while it is live. */
  standing: Standing;
  /** Why it was most often not shown in the last 7 days. */
  mostlyNot: { why: Message; count: number } | null;
};

export type OffersView = {
  offers: OfferRow[];
  /** The pages beside this one (`OffersPage`); null where there is none. */
  before: string | null;
  after: string | null;
  holdoutShare: number;
  results: ShopResults;
  reasons: { of: number; places: PlaceReasons[] };
  /** When buyers' pages last asked in each place. */
  seen: SeenPlaces;
  places: readonly Placement[];
};

/** The shop's offers, a page of them: the live ones first, then drafts and paused ones, each by the merchant's rank. */
export async function readOffers(shop: Shop, page: OffersPage = { after: null, before: null }): Promise<OffersView> {
  return readInShop(shop, async (db) => {
    const { holdoutShare } = await offersSettings.read(db, shop);
    const { rows, before, after } = await readPage(db, shop, page);
    const results = await readResults(db, shop);
    const reasons = await readReasons(db, shop);
    const seen = await readSeenPlaces(db, shop);
    const parsed = rows.map((row) => ({ row, terms: OfferTerms.safeParse(row.terms).data }));
    const sold = await readSold(
      db,
      shop,
      parsed.map(({ terms }) => terms),
    );
    const offers = parsed.map(({ row, terms }) => {
      const name = terms?.name ?? row.id;
      return {
        id: row.id,
        name,
        state: row.state,
        placements: terms?.placements ?? [],
        what: terms ? describeOffered(terms, shop.currency) : offersScreen.message("unreadable"),
        conditions: terms?.conditions.map((condition) => saysOf(condition, shop.currency)) ?? [],
        isGoal: terms?.offered.kind === "goal",
        ...results.of(row.id, name),
        problem: row.discountProblem === null ? null : storedMessage(row.discountProblem),
        standing: standingOf(terms, row, { seen, sold }),
        mostlyNot: (terms && reasons.byOffer.get(terms.name)) ?? null,
      } satisfies OfferRow;
    });
    return {
      offers,
      before,
      after,
      holdoutShare,
      results: results.shop,
      reasons: { of: reasons.of, places: reasons.places },
      seen,
      places: PLACEMENTS,
    };
  });
}

type Row = Place & Pick<Offer, "state" | "terms" | "discountId" | "discountFor" | "discountProblem" | "bundleVariantId">;

/** By keyset: the thousandth page costs what the first one does. */
async function readPage(db: ShopDb, shop: Shop, page: OffersPage) {
  const backwards = page.before !== null;
  const keyset = page.before ?? page.after;
  const order = Prisma.raw(
    ["rank", "priority", `"createdAt"`, `"id"`].map((column) => `${column} ${backwards ? "DESC" : "ASC"}`).join(", "),
  );
  const found = await db.$queryRaw<Row[]>`
    SELECT "id"::text AS "id", "state"::text AS "state", "terms", "discountId", "discountFor", "discountProblem", "bundleVariantId",
           "createdAt", rank, priority
      FROM (SELECT *, array_position(ARRAY['live', 'draft', 'paused'], "state"::text) AS rank,
                   CASE jsonb_typeof("terms" -> 'priority') WHEN 'number' THEN ("terms" ->> 'priority')::int ELSE 0 END AS priority
              FROM "offer" WHERE "shopId" = ${shop.id}) ranked
     WHERE ${keyset === null ? Prisma.sql`true` : beside(placeOf(keyset), backwards)}
     ORDER BY ${order} LIMIT ${PAGE + 1}`;
  const more = found.length > PAGE;
  const shown = found.slice(0, PAGE);
  const rows = backwards ? shown.reverse() : shown;
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    rows,
    before: first && (backwards ? more : keyset !== null) ? keysetOf(first) : null,
    after: last && (backwards || more) ? keysetOf(last) : null,
  };
}

function beside({ rank, priority, createdAt, id }: Place, backwards: boolean): Prisma.Sql {
  const side = backwards ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`(rank, priority, "createdAt", "id") ${side} (${rank}::int, ${priority}::int, ${createdAt}::timestamptz, ${id}::uuid)`;
}
