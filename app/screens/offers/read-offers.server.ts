import { offersSettings } from "#app/offers/offers-settings.server.ts";
import { saysOf } from "#app/offers/rules/conditions.ts";
import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { OfferState } from "#generated/prisma/client.ts";
import { describeOffered } from "./describe-offer.ts";
import { offersScreen } from "./messages.ts";
import { type PlaceReasons, readReasons } from "./read-reasons.server.ts";
import { type OfferResults, readResults, type ShopResults } from "./read-results.server.ts";

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
  /** It has a discount that Shopify doesn't have yet. */
  awaitsDiscount: boolean;
  /** Why it was most often not shown in the last 7 days. */
  mostlyNot: { why: Message; count: number } | null;
};

export type OffersView = {
  offers: OfferRow[];
  holdoutShare: number;
  results: ShopResults;
  reasons: { of: number; places: PlaceReasons[] };
};

/** Every offer of the shop: the live ones first, then drafts and paused ones, each by the merchant's rank. */
export async function readOffers(shop: Shop): Promise<OffersView> {
  return inShop(shop, async (db) => {
    const { holdoutShare } = await offersSettings.read(db, shop);
    const rows = await db.offer.findMany({ where: { shopId: shop.id } });
    const results = await readResults(db, shop);
    const reasons = await readReasons(db, shop);
    const offers = rows.map((row) => {
      const terms = OfferTerms.safeParse(row.terms).data;
      const name = terms?.name ?? row.id;
      const needsDiscount = terms !== undefined && terms.percentage > 0;
      return {
        at: [STATES.indexOf(row.state), terms?.priority ?? 0, row.createdAt.getTime()],
        row: {
          id: row.id,
          name,
          state: row.state,
          placements: terms?.placements ?? [],
          what: terms ? describeOffered(terms, shop.currency) : offersScreen.message("unreadable"),
          conditions: terms?.conditions.map((condition) => saysOf(condition, shop.currency)) ?? [],
          isGoal: terms?.offered.kind === "goal",
          ...results.of(row.id, name),
          problem: row.discountProblem === null ? null : storedMessage(row.discountProblem),
          awaitsDiscount: needsDiscount && row.discountId === null && row.discountProblem === null,
          mostlyNot: (terms && reasons.byOffer.get(terms.name)) ?? null,
        } satisfies OfferRow,
      };
    });
    return {
      offers: offers.sort((one, other) => inOrder(one.at, other.at)).map(({ row }) => row),
      holdoutShare,
      results: results.shop,
      reasons: { of: reasons.of, places: reasons.places },
    };
  });
}

const STATES: readonly OfferState[] = ["live", "draft", "paused"];

function inOrder(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) if (value !== other[index]) return value - (other[index] ?? 0);
  return 0;
}
