import { z } from "zod";
import type { Abandonment, RecoveryLink } from "#generated/prisma/client.ts";
import { whatShips } from "#app/offers/serving/what-ships.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { createStorefrontCart } from "#app/shopify/storefront-cart.server.ts";
import { AbandonedLine } from "../abandonment/abandoned-line.ts";
import { destinationOf, storedPlace } from "../composing/stored-place.ts";
import { cartPermalink, frontPage, RECOVERY_ATTRIBUTE } from "./cart-permalink.ts";

/** Lines of the cart that can be had at this moment, as they are to be put back. */
type Restored = { variantId: string; quantity: number; line: AbandonedLine };

type Asked = {
  link: Pick<RecoveryLink, "id" | "code">;
  abandonment: Pick<Abandonment, "state" | "lines" | "place" | "discountCodes">;
  /** A program that only looks is led to an address, and has no cart made. */
  isScanner: boolean;
};

/**
 * Where a link leads at this moment: to the checkout with what of the cart can be had, its code (else the codes that its buyer had typed) and the
 * attribute by which the order says where it came from. Never to a checkout that somebody had filled in. Where nothing is left of it, or it was bought meanwhile, to the shop's front page.
 *
 * A cart with subscriptions, with what its buyer asked for with a line, or with several codes is made by the Storefront API, and so is one of a buyer who pays in
 * another currency than the shop's: in their country, so that it costs what the message said wherever the link is opened. Where that can't be, what
 * was asked for, the subscription and all but one code are lost, and the things are there.
 */
export async function recoveryTarget(shop: Shop, { link, abandonment, isScanner }: Asked): Promise<string> {
  const restored = abandonment.state === "completed" ? [] : await whatIsThere(shop, abandonment);
  if (restored.length === 0) return frontPage(shop.domain);
  const codes = link.code === null ? abandonment.discountCodes : [link.code];
  const isMore = codes.length > 1 || restored.some(({ line }) => line.sellingPlanId !== null || Object.keys(line.properties).length > 0);
  const isAbroad = restored.some(({ line: { shown } }) => shown !== null && shown.currency !== shop.currency);
  const made = (isMore || isAbroad) && !isScanner ? await makeCart(shop, { ...link, codes }, abandonment, restored) : null;
  return made ?? cartPermalink(shop.domain, restored, { code: codes[0] ?? null, linkId: link.id }) ?? frontPage(shop.domain);
}

async function whatIsThere(shop: Shop, { lines, place }: Asked["abandonment"]): Promise<Restored[]> {
  const known = z.array(AbandonedLine).safeParse(lines).data ?? [];
  const wanted = known.flatMap((line) => (line.variantId === null ? [] : [{ variantId: line.variantId, quantity: line.quantity, line }]));
  const there = await whatShips(shop, wanted, destinationOf(storedPlace(place)));
  return there.map(({ wanted: { variantId, line }, quantity }) => ({ variantId, quantity, line }));
}

type Brought = { id: string; codes: readonly string[] };

function makeCart(shop: Shop, link: Brought, { place }: Asked["abandonment"], restored: readonly Restored[]): Promise<string | null> {
  return createStorefrontCart(shop, {
    lines: restored.map(({ variantId, quantity, line }) => ({
      variantId,
      quantity,
      sellingPlanId: line.sellingPlanId,
      attributes: line.properties,
    })),
    codes: link.codes,
    attributes: { [RECOVERY_ATTRIBUTE]: link.id },
    country: storedPlace(place).country,
  });
}
