import type { BlockOffer, OfferBlock } from "../../../app/contracts/offer-block.ts";
import type { Translate } from "../../admin-block/src/translate.ts";

/** How this reader writes things. */
export type Formats = {
  number: (value: number) => string;
  percent: (value: number) => string;
  money: (minorUnits: number, currency: string) => string;
  day: (isoDate: string) => string;
};

/** What the block shows, in words and in the order it stands there. */
export type BlockView = {
  /** Shown while the block is folded. */
  summary: string;
  /** From when is counted. */
  since: string;
  offers: readonly OfferCard[];
  /** Opens the offers in Waybill. */
  href: string;
};

export type OfferCard = {
  id: string;
  name: string;
  href: string;
  /** Null where the block knows none of its places. */
  placements: string | null;
  /** Null for a state that this version of the block doesn't know. */
  badge: { words: string; tone: "success" | "neutral" | "warning" } | null;
  blockedBecause: string | null;
  items: string | null;
  /** How it does. */
  figures: string;
};

const PLACEMENTS = ["product_page", "cart", "checkout", "post_purchase", "thank_you", "order_status"];
const STATES = { live: "success", paused: "neutral", draft: "neutral" } as const;

export function offerView(block: OfferBlock, translate: Translate, formats: Formats): BlockView {
  const made = block.offers.filter(({ state, blockedBecause }) => state === "live" && blockedBecause === null).length;
  return {
    summary: block.offers.length === 0 ? translate("empty") : translate("summary", { count: made }),
    since: translate("since", { date: formats.day(block.since) }),
    href: `app:${block.page.slice(1)}`,
    offers: block.offers.map((offer) => card(offer, translate, formats)),
  };
}

function card(offer: BlockOffer, translate: Translate, formats: Formats): OfferCard {
  const { state, shown, accepted, taken, items, blockedBecause } = offer;
  const placements = offer.placements
    .filter((placement) => PLACEMENTS.includes(placement))
    .map((placement) => translate(`placement.${placement}`));
  const times = (key: string, count: number) => translate(key, { count, number: formats.number(count) });
  const rate = shown > 0 ? formats.percent(Math.min(accepted / shown, 1)) : null;
  const figures =
    rate === null ? translate("not_shown") : translate("figures", { shown: times("shown", shown), taken: times("taken", accepted), rate });
  return {
    id: offer.id,
    name: offer.name,
    href: `app:${offer.page.slice(1)}`,
    placements: placements.length === 0 ? null : placements.join(", "),
    badge: badgeOf(state, blockedBecause !== null, translate),
    blockedBecause,
    items: items.length === 0 ? null : translate("items", { items: items.join(", ") }),
    figures: taken === null ? figures : translate("earned", { figures, amount: formats.money(taken.amount, taken.currency) }),
  };
}

function badgeOf(state: string, isBlocked: boolean, translate: Translate): OfferCard["badge"] {
  if (isBlocked) return { words: translate("state.blocked"), tone: "warning" };
  return state in STATES ? { words: translate(`state.${state}`), tone: STATES[state as keyof typeof STATES] } : null;
}
