import type { BlockCart, BlockMessage, CheckoutBlock } from "../../../app/contracts/checkout-block.ts";
import type { Translate } from "../../admin-block/src/translate.ts";

export type Tone = "neutral" | "info" | "success" | "caution" | "critical";

/** What the block shows, in the order in which it stands there. */
export type CheckoutView = {
  /** Shown while the block is folded: Shopify shows no more than 30 signs of it. */
  summary: string;
  badge: { words: string; tone: Tone } | null;
  /** What Waybill does with the cart, or why it does nothing. */
  standing: string;
  runs: readonly { id: string; title: string; lines: readonly string[] }[];
  /** How many journeys ended before. */
  ended: string | null;
  messages: readonly MessageCard[];
  /** Opens the cart in Waybill; null while it has no page. */
  href: string | null;
};

type MessageCard = Omit<BlockMessage, "stage" | "state"> & { badge: { words: string; tone: Tone } };

const STATES: Readonly<Record<string, Tone>> = { active: "info", abandoned: "caution", completed: "success", gone: "neutral" };

const STAGES: Readonly<Record<string, Tone>> = {
  claimed: "info",
  unknown: "caution",
  handed_over: "info",
  sent: "info",
  failed: "critical",
  delivered: "success",
  read: "success",
  clicked: "success",
};

export function checkoutView({ cart }: CheckoutBlock, translate: Translate): CheckoutView {
  if (cart === null)
    return { summary: translate("unheard.summary"), badge: null, standing: translate("unheard.text"), runs: [], ended: null, messages: [], href: null }; // oxfmt-ignore
  const badge = badgeOf(cart, translate);
  const running = cart.runs.filter(({ isGoingOn }) => isGoingOn);
  const ended = cart.runs.length - running.length;
  return {
    summary: running[0]?.journey ?? badge?.words ?? translate("name"),
    badge,
    standing: cart.standing,
    runs: running.map(({ id, journey, step, next }) => ({
      id,
      title: journey,
      lines: [step === null ? null : translate("at_step", { step }), next].filter((line) => line !== null),
    })),
    ended: ended === 0 ? null : translate("ended", { count: ended }),
    messages: cart.messages.map(({ stage, state, ...message }) => ({
      ...message,
      badge: { words: state, tone: STAGES[stage] ?? "neutral" },
    })),
    href: `app:${cart.page.slice(1)}`,
  };
}

/** Null for a state that this version of the block doesn't know. */
function badgeOf({ state, isHeldOut }: BlockCart, translate: Translate): CheckoutView["badge"] {
  if (isHeldOut && state !== "completed") return { words: translate("state.held_out"), tone: "neutral" };
  const tone = STATES[state];
  return tone === undefined ? null : { words: translate(`state.${state}`), tone };
}
