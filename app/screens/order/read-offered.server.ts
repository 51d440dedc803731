import type { Placement } from "#app/contracts/offers.ts";
import { OfferTerms, PLACEMENTS } from "#app/offers/rules/offer-terms.ts";
import { keptSince } from "#app/offers/reporting/settling.ts";
import { nowDate } from "#app/platform/clock.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import { type Message, storedMessage } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { readOfferNames } from "../offers/read-offer-names.server.ts";

/** An offer, by its name where it is there still. */
export type OfferHere = { id: string; name: string | null };

/** What happened in one place on the way to an order. */
export type OfferedAt = {
  placement: Placement;
  /** Taken and shown; only shown; and handed to a page that never drew it. */
  taken: OfferHere[];
  shown: OfferHere[];
  neverDrawn: OfferHere[];
  /** Why nothing was offered when it was decided last. */
  why: Message[];
  /** Nobody asked what to offer here: `nothing-live` where no offer is for this place now, `only-newer` where each was made after the order. */
  notAsked: "nothing-live" | "only-newer" | "not-asked" | null;
};

export type OrderOffered = {
  /** `no-checkout`: it came from none that could be followed; `too-old`: what was decided is kept no longer. */
  unknown: "no-checkout" | "too-old" | null;
  isHeldOut: boolean;
  places: OfferedAt[];
};

/** A buyer who comes by often is decided about often: the latest tell it. */
const MOST = 500;

/** What the buyer of an order was offered in each place, and where nothing, why; null in a shop that has never had an offer. */
export async function readOffered(
  db: ShopDb,
  shop: Shop,
  order: { id: bigint; createdAt: Date; checkoutToken: string | null; offerVisitor: string | null },
): Promise<OrderOffered | null> {
  const offers = await db.offer.findMany({ where: { shopId: shop.id }, select: { state: true, terms: true, createdAt: true } });
  if (offers.length === 0) return null;
  const joined = await db.offerOrder.findUnique({ where: { shopId_orderId: { shopId: shop.id, orderId: order.id } } });
  const keys = [...new Set([joined?.visitor, order.offerVisitor, order.checkoutToken].filter((key) => key != null))];
  const decisions =
    keys.length === 0
      ? []
      : await db.offerDecision.findMany({
          where: { shopId: shop.id, OR: [{ visitor: { in: keys } }, { checkoutToken: { in: keys } }] },
          orderBy: { decidedAt: "desc" },
          take: MOST,
        });
  const names = await readOfferNames(
    db,
    shop,
    decisions.map(({ offerId }) => offerId),
  );
  const named = (ids: readonly (string | null)[]): OfferHere[] =>
    names.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
  /** Since when an offer that is live in a place has been there at most. */
  const liveSince = (placement: Placement) =>
    offers
      .filter(({ state, terms }) => state === "live" && OfferTerms.safeParse(terms).data?.placements.includes(placement))
      .map(({ createdAt }) => createdAt);
  const onOrder = { shopId: shop.id, orderId: order.id };
  const onLines = await db.orderLine.findMany({ where: onOrder, select: { offerId: true } });
  // As it is counted: what stands there at full price, since its discount had gone, wasn't taken.
  const notTaken = await db.orderOffer.findMany({ where: { ...onOrder, taken: false }, select: { offerId: true } });
  const bought = new Set(onLines.map(({ offerId }) => offerId)).difference(new Set(notTaken.map(({ offerId }) => offerId)));

  const places = PLACEMENTS.map((placement): OfferedAt => {
    const here = decisions.filter((decision) => decision.placement === placement);
    const isTaken = ({ offerId, acceptedAt }: (typeof here)[number]) =>
      acceptedAt !== null && (placement === "post_purchase" || isAfter(placement) || bought.has(offerId));
    const taken = here.filter(isTaken).map(({ offerId }) => offerId);
    const shown = here.filter(({ shownAt, offerId }) => shownAt !== null && !taken.includes(offerId)).map(({ offerId }) => offerId);
    const drawn = [...taken, ...shown];
    const neverDrawn = here.filter(({ offerId }) => offerId !== null && !drawn.includes(offerId)).map(({ offerId }) => offerId);
    const none = here.find(({ offerId }) => offerId === null);
    return {
      placement,
      taken: named(taken),
      shown: named(shown),
      neverDrawn: named(neverDrawn),
      why: drawn.length > 0 || !Array.isArray(none?.why) ? [] : none.why.map(storedMessage),
      notAsked: here.length > 0 ? null : whyNotAsked(placement, liveSince(placement), order.createdAt),
    };
  });
  const isOld = order.createdAt < keptSince(nowDate());
  return {
    unknown: decisions.length > 0 ? null : keys.length === 0 ? "no-checkout" : isOld ? "too-old" : null,
    isHeldOut: decisions.some(({ isHeldOut: isOut }) => isOut),
    places,
  };
}

/**
 * Where nothing is live no decision is kept. The pages before a purchase are over with the order; those after it may be opened while an offer
 * stands there that is newer.
 */
function whyNotAsked(placement: Placement, liveSince: readonly Date[], placedAt: Date): "nothing-live" | "only-newer" | "not-asked" {
  if (liveSince.length === 0) return "nothing-live";
  return !isAfter(placement) && liveSince.every((since) => since > placedAt) ? "only-newer" : "not-asked";
}

/** What is taken there becomes an order of its own. */
const isAfter = (placement: Placement) => placement === "thank_you" || placement === "order_status";
