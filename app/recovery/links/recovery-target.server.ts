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
  abandonment: Pick<Abandonment, "state" | "lines" | "place">;
  /** A program that only looks is led to an address, and has no cart made. */
  isScanner: boolean;
};

/**
 * Where a link leads at this moment: to the checkout with what of the cart can be had, its code and the attribute by which the order says where
 * it came from. Never to a checkout that somebody had filled in. Where nothing is left of it, or it was bought meanwhile, to the shop's front page.
 *
 * A cart with subscriptions, or with what its buyer asked for with a line, is made by the Storefront API; where that can't be, what was asked for
 * and the subscription are lost, and the things are there.
 */
export async function recoveryTarget(shop: Shop, { link, abandonment, isScanner }: Asked): Promise<string> {
  const restored = abandonment.state === "completed" ? [] : await whatIsThere(shop, abandonment);
  if (restored.length === 0) return frontPage(shop.domain);
  const isMore = restored.some(({ line }) => line.sellingPlanId !== null || Object.keys(line.properties).length > 0);
  const made = isMore && !isScanner ? await makeCart(shop, link, abandonment, restored) : null;
  return made ?? cartPermalink(shop.domain, restored, { code: link.code, linkId: link.id }) ?? frontPage(shop.domain);
}

async function whatIsThere(shop: Shop, { lines, place }: Asked["abandonment"]): Promise<Restored[]> {
  const known = z.array(AbandonedLine).safeParse(lines).data ?? [];
  const wanted = known.flatMap((line) => (line.variantId === null ? [] : [{ variantId: line.variantId, quantity: line.quantity, line }]));
  const there = await whatShips(shop, wanted, destinationOf(storedPlace(place)));
  return there.map(({ wanted: { variantId, line }, quantity }) => ({ variantId, quantity, line }));
}

function makeCart(shop: Shop, link: Asked["link"], { place }: Asked["abandonment"], restored: readonly Restored[]): Promise<string | null> {
  return createStorefrontCart(shop, {
    lines: restored.map(({ variantId, quantity, line }) => ({
      variantId,
      quantity,
      sellingPlanId: line.sellingPlanId,
      attributes: line.properties,
    })),
    codes: link.code === null ? [] : [link.code],
    attributes: { [RECOVERY_ATTRIBUTE]: link.id },
    country: storedPlace(place).country,
  });
}
