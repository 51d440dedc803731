import type { Placement } from "#app/contracts/offers.ts";
import { offersSettings } from "#app/offers/offers-settings.server.ts";
import { saysOf } from "#app/offers/rules/conditions.ts";
import { OfferTerms, PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { readSeenPlaces, type SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Offer, type OfferState, Prisma } from "#generated/prisma/client.ts";
import { describeOffered } from "./describe-offer.ts";
import { offersScreen } from "./messages.ts";
import { keysetOf, type OffersPage, PAGE, type Place, placeOf } from "./offers-page.ts";
import { type PlaceReasons, readReasons } from "./read-reasons.server.ts";

/** An offer as the index shows it. Counts are of the last 28 days. */
export type OfferRow = {
  id: string;
  name: string;
  state: OfferState;
  placements: OfferTerms["placements"];
  what: Message;
  /** Each condition as a sentence. */
  conditions: Message[];
  isGoal: boolean;
  shown: number;
  taken: number;
  /** Why its discount isn't as the terms say. */
  problem: Message | null;
  /** It has a discount that Shopify doesn't have yet. */
  awaitsDiscount: boolean;
  /** Why it was most often not shown in the last 7 days. */
  mostlyNot: { why: Message; count: number } | null;
};

export type OffersView = {
  offers: OfferRow[];
  /** The pages beside this one (`OffersPage`); null where there is none. */
  before: string | null;
  after: string | null;
  holdoutShare: number;
  reasons: { of: number; places: PlaceReasons[] };
  /** When buyers' pages last asked in each place. */
  seen: SeenPlaces;
  places: readonly Placement[];
};

const DAYS = 28;
const DAY_MS = 86_400_000;

/** The shop's offers, a page of them: the live ones first, then drafts and paused ones, each by the merchant's rank. */
export async function readOffers(shop: Shop, page: OffersPage = { after: null, before: null }): Promise<OffersView> {
  const since = new Date(nowDate().getTime() - DAYS * DAY_MS);
  return inShop(shop, async (db) => {
    const { holdoutShare } = await offersSettings.read(db, shop);
    const { rows, before, after } = await readPage(db, shop, page);
    const counts = await db.$queryRaw<Count[]>`
      SELECT "offerId"::text AS "offerId", count("shownAt")::int AS shown, count("acceptedAt")::int AS taken
        FROM "offer_decision"
       WHERE "shopId" = ${shop.id} AND "offerId" = ANY (${rows.map(({ id }) => id)}::uuid[]) AND "decidedAt" >= ${since}
       GROUP BY 1`;
    const reasons = await readReasons(db, shop);
    const became = new Map(counts.map((count) => [count.offerId, count]));
    const offers = rows.map((row) => {
      const terms = OfferTerms.safeParse(row.terms).data;
      const { shown = 0, taken = 0 } = became.get(row.id) ?? {};
      const needsDiscount = terms !== undefined && terms.percentage > 0;
      return {
        id: row.id,
        name: terms?.name ?? row.id,
        state: row.state,
        placements: terms?.placements ?? [],
        what: terms ? describeOffered(terms, shop.currency) : offersScreen.message("unreadable"),
        conditions: terms?.conditions.map((condition) => saysOf(condition, shop.currency)) ?? [],
        isGoal: terms?.offered.kind === "goal",
        shown,
        taken,
        problem: row.discountProblem === null ? null : storedMessage(row.discountProblem),
        awaitsDiscount: needsDiscount && row.discountId === null && row.discountProblem === null,
        mostlyNot: (terms && reasons.byOffer.get(terms.name)) ?? null,
      } satisfies OfferRow;
    });
    return {
      offers,
      before,
      after,
      holdoutShare,
      reasons: { of: reasons.of, places: reasons.places },
      seen: await readSeenPlaces(db, shop),
      places: PLACEMENTS,
    };
  });
}

type Row = Place & Pick<Offer, "state" | "terms" | "discountId" | "discountProblem">;

/** By keyset: the thousandth page costs what the first one does. */
async function readPage(db: ShopDb, shop: Shop, page: OffersPage) {
  const backwards = page.before !== null;
  const keyset = page.before ?? page.after;
  const order = Prisma.raw(
    ["rank", "priority", `"createdAt"`, `"id"`].map((column) => `${column} ${backwards ? "DESC" : "ASC"}`).join(", "),
  );
  const found = await db.$queryRaw<Row[]>`
    SELECT "id"::text AS "id", "state"::text AS "state", "terms", "discountId", "discountProblem", "createdAt", rank, priority
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

type Count = { offerId: string; shown: number; taken: number };
