import type { OrderStage, ParcelStage } from "#generated/prisma/enums.ts";
import { canBeCancelled, isLive, isOpen, isPacked, isTakenBackEasily, isUntouched } from "#app/parcels/parcel-stage.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { hasEnded } from "../order-stage.ts";
import { decisions } from "./messages.ts";

/** What a person can do with an order, on its page, with many at once, and on a phone. */
export const ORDER_ACTIONS = ["reroute", "choose", "hold", "release", "wait", "keep", "edit-address"] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

export type OrderFacts = {
  /** What people call it. */
  name: string;
  stage: OrderStage;
  parcels: readonly { stage: ParcelStage; packedHere: boolean }[];
  /** Units of it stand nowhere under way. */
  hasOpenUnits: boolean;
  /** A person put it on hold here. */
  isHeldHere: boolean;
  /** A hold of anybody's stands in Shopify. */
  isHeldInShopify: boolean;
  /** Gates that keep it back; a final one no person can open. */
  gates: readonly { final: boolean }[];
  /** The merchant ships it himself, because somebody said so. */
  isKept: boolean;
  /** No warehouse can ship it for want of stock. */
  lacksStock: boolean;
  /** A person has it wait for stock. */
  waits: boolean;
};

/** Why an action can't be done with an order at this moment, in words; null when it can. One rule for every place that offers it. */
export function whyNot(action: OrderAction, facts: OrderFacts): Message | null {
  const { name: order } = facts;
  switch (action) {
    case "release":
      return canRelease(facts) ? null : decisions.message("nothing-holds", { order });
    case "hold":
      return facts.isHeldHere ? decisions.message("on-hold-already", { order }) : undecidable(facts);
    case "keep":
      return facts.isKept ? decisions.message("yours-already", { order }) : undecidable(facts);
    case "wait":
      if (facts.waits) return decisions.message("waits-already", { order });
      return facts.lacksStock ? undecidable(facts) : decisions.message("enough-stock", { order });
    case "choose":
      return undecidable(facts);
    case "reroute":
      return facts.stage === "held" && !facts.waits ? decisions.message("release-first", { order }) : undecidable(facts);
    case "edit-address":
      return facts.parcels.filter(isLive).every(hasItsAddressOpen) ? undecidable(facts) : decisions.message("in-hands", { order });
  }
}

/** Nothing of it can be decided on any more: it is over, or all of it has left or is in somebody's hands. */
function undecidable(facts: OrderFacts): Message | null {
  const { name: order, stage } = facts;
  if (hasEnded(stage) && !(stage === "done_elsewhere" && facts.isKept)) return decisions.message("over", { order });
  if (facts.hasOpenUnits) return null;
  const live = facts.parcels.filter(isLive);
  if (live.length === 0 || live.some(isTakenBackEasily)) return null;
  return decisions.message(live.some(isOpen) ? "in-hands" : "left", { order });
}

function canRelease({ isHeldHere, isHeldInShopify, gates, stage }: OrderFacts): boolean {
  if (hasEnded(stage)) return false;
  return isHeldHere || isHeldInShopify || (gates.length > 0 && !gates.some(({ final }) => final));
}

/** Its warehouse has not taken the address yet: one that we pack for reads it when it is packed. */
function hasItsAddressOpen(parcel: OrderFacts["parcels"][number]): boolean {
  return isUntouched(parcel) || (parcel.packedHere && isOpen(parcel) && !isPacked(parcel));
}

/** Whether a person can cancel a parcel: until some of it has left. */
export function canCancelParcel(parcel: { stage: ParcelStage }): boolean {
  return isOpen(parcel) && canBeCancelled(parcel);
}
