import { z } from "zod";
import type { CheckoutAnswer } from "#app/contracts/checkout-block.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { Words } from "#app/platform/messages/words.ts";
import type { Shop } from "#app/platform/shop.ts";
import { endRuns } from "#app/recovery/journeys/end-runs.server.ts";
import { runsOfCart } from "#app/recovery/journeys/runs-of-buyer.server.ts";
import { keepLinkByHand, LINK_DAYS } from "#app/recovery/links/recovery-link.server.ts";
import { commandCart } from "../recovery-cart/command-cart.server.ts";
import { findCheckoutCart } from "./find-checkout-cart.server.ts";
import { checkoutBlock } from "./messages.ts";
import { whyNoLink } from "./why-no-link.ts";

/** What a merchant can do on Shopify's page of an abandoned checkout. */
export const CheckoutCommand = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("start"), journeyId: z.uuid() }),
  /** Everything that runs for the cart. */
  z.object({ intent: z.literal("stop") }),
  z.object({ intent: z.literal("link") }),
]);

/** Does it, and says so in the words of whoever asked. A link stays the same however often it is asked for, and is good anew for its days. */
export async function commandCheckout(
  shop: Shop,
  checkoutId: bigint,
  command: z.output<typeof CheckoutCommand>,
  { actor, words }: { actor: Actor; words: Words },
): Promise<CheckoutAnswer> {
  const id = await findCheckoutCart(shop, checkoutId);
  if (id === undefined) return { ok: false, message: words(checkoutBlock.message("not-heard-of")) };
  if (command.intent === "stop") {
    const stopped = await stopAll(shop, id);
    return { ok: true, message: words(checkoutBlock.message(stopped > 0 ? "stopped" : "nothing-ran")) };
  }
  if (command.intent === "link") return makeLink(shop, id, words);
  const { ok, message } = await commandCart(shop, id, command, actor);
  return { ok, message: message ? words(message) : "" };
}

function stopAll(shop: Shop, abandonmentId: string): Promise<number> {
  return inShop(shop, async (db) => {
    const runs = await runsOfCart(db, shop, abandonmentId);
    await endRuns(db, shop, runs.map(({ id }) => id), "stopped"); // oxfmt-ignore
    return runs.length;
  });
}

function makeLink(shop: Shop, abandonmentId: string, words: Words): Promise<CheckoutAnswer> {
  return inShop(shop, async (db) => {
    const of = (id: string) => ({ where: { shopId_id: { shopId: shop.id, id } } });
    const cart = await db.abandonment.findUniqueOrThrow(of(abandonmentId));
    const person = cart.personId === null ? null : await db.recoveryPerson.findUnique(of(cart.personId));
    const why = whyNoLink(cart.state, person?.isHeldOut ?? false);
    if (why) return { ok: false, message: words(why) };
    const link = await keepLinkByHand(db, shop, { abandonmentId, at: nowDate() });
    return { ok: true, message: words(checkoutBlock.message("link-made", { count: LINK_DAYS })), link };
  });
}
