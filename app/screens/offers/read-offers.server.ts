import type { Placement } from "#app/contracts/offers.ts";
import { offersSettings } from "#app/offers/offers-settings.server.ts";
import { saysOf } from "#app/offers/rules/conditions.ts";
import { OfferTerms, PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { readSeenPlaces, type SeenPlaces } from "#app/offers/serving/read-seen-places.server.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OfferState } from "#generated/prisma/client.ts";
import { describeOffered } from "./describe-offer.ts";
import { offersScreen } from "./messages.ts";
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
  holdoutShare: number;
  reasons: { of: number; places: PlaceReasons[] };
  /** When buyers' pages last asked in each place. */
  seen: SeenPlaces;
  places: readonly Placement[];
};

const DAYS = 28;
const DAY_MS = 86_400_000;

/** Every offer of the shop: the live ones first, then drafts and paused ones, each by the merchant's rank. */
export async function readOffers(shop: Shop): Promise<OffersView> {
  const since = new Date(nowDate().getTime() - DAYS * DAY_MS);
  return inShop(shop, async (db) => {
    const { holdoutShare } = await offersSettings.read(db, shop);
    const rows = await db.offer.findMany({ where: { shopId: shop.id } });
    const counts = await db.$queryRaw<Count[]>`
      SELECT "offerId"::text AS "offerId", count("shownAt")::int AS shown, count("acceptedAt")::int AS taken
        FROM "offer_decision"
       WHERE "shopId" = ${shop.id} AND "offerId" IS NOT NULL AND "decidedAt" >= ${since}
       GROUP BY 1`;
    const reasons = await readReasons(db, shop);
    const became = new Map(counts.map((count) => [count.offerId, count]));
    const offers = rows.map((row) => {
      const terms = OfferTerms.safeParse(row.terms).data;
      const { shown = 0, taken = 0 } = became.get(row.id) ?? {};
      const needsDiscount = terms !== undefined && terms.percentage > 0;
      return {
        at: [STATES.indexOf(row.state), terms?.priority ?? 0, row.createdAt.getTime()],
        row: {
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
        } satisfies OfferRow,
      };
    });
    return {
      offers: offers.sort((one, other) => inOrder(one.at, other.at)).map(({ row }) => row),
      holdoutShare,
      reasons: { of: reasons.of, places: reasons.places },
      seen: await readSeenPlaces(db, shop),
      places: PLACEMENTS,
    };
  });
}

type Count = { offerId: string; shown: number; taken: number };

const STATES: readonly OfferState[] = ["live", "draft", "paused"];

function inOrder(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) if (value !== other[index]) return value - (other[index] ?? 0);
  return 0;
}
