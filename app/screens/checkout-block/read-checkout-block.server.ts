import type { BlockCart, BlockMessage, BlockRun, CheckoutBlock } from "#app/contracts/checkout-block.ts";
import type { Words } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { CHANNEL_NAMES } from "../recovery/channel-names.ts";
import { standingInWords } from "../recovery/standing-in-words.ts";
import { recoveryCart } from "../recovery-cart/messages.ts";
import type { CartEvent } from "../recovery-cart/read-cart-events.server.ts";
import { readCart } from "../recovery-cart/read-cart.server.ts";
import { findCheckoutCart } from "./find-checkout-cart.server.ts";
import { checkoutBlock } from "./messages.ts";
import { whyNoLink } from "./why-no-link.ts";

/** Of a cart that was written to often the latest are shown. */
const MESSAGES = 10;

/** What the block on Shopify's page of an abandoned checkout shows: what Waybill does with this cart, or why it does nothing; in the words of whoever reads it. */
export async function readCheckoutBlock(shop: Shop, checkoutId: bigint, words: Words): Promise<CheckoutBlock> {
  const id = await findCheckoutCart(shop, checkoutId);
  const cart = id === undefined ? null : await readCart(shop, id);
  if (cart === null) return { cart: null };
  const noLink = whyNoLink(cart.state, cart.buyer.isHeldOut);
  const runs = cart.runs.map(({ id: runId, journey, endedBy, isPaused, dueAt, step }): BlockRun => {
    const isGoingOn = endedBy === null;
    const ahead = isPaused
      ? recoveryCart.message("is-paused")
      : dueAt === null
        ? null
        : checkoutBlock.message("next-step", { moment: dueAt });
    const next = isGoingOn && ahead ? words(ahead) : null;
    return { id: runId, journey, isGoingOn, step: step ? words(step) : null, next };
  });
  const block: BlockCart = {
    page: `/app/recovery/carts/${cart.id}`,
    state: cart.state,
    standing: words(standingInWords(cart.standing)),
    isHeldOut: cart.buyer.isHeldOut,
    runs: runs.toSorted((one, other) => Number(other.isGoingOn) - Number(one.isGoingOn)),
    messages: cart.timeline.flatMap((event) => (event.is === "delivery" ? messageOf(event, words) : [])).slice(0, MESSAGES),
    journeys: cart.journeys,
    noLink: noLink && words(noLink),
  };
  return { cart: block };
}

function messageOf(event: Extract<CartEvent, { is: "delivery" }>, words: Words): BlockMessage {
  const { key, channel, what, stage, reason, problem, isAhead } = event;
  const at = event.becameAt ?? event.at;
  const name = CHANNEL_NAMES[channel];
  const why = problem ?? (reason && recoveryCart.message(`why-${reason}`));
  return {
    id: key,
    what: words(what === null ? recoveryCart.message("message-plain", { channel: name }) : recoveryCart.message("message-by", { channel: name, what })), // oxfmt-ignore
    stage,
    state: words(recoveryCart.message(stage === "handed_over" ? "stage-handed-over" : `stage-${stage}`)),
    why: why && words(why),
    at: words(checkoutBlock.message(isAhead ? "due" : "at", { moment: at })),
  };
}
