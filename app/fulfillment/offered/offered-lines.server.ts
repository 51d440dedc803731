import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { holdsFor } from "#app/stock/stock-holds.server.ts";
import type { OrderInFulfillment } from "../load-order.server.ts";

type Order = Pick<OrderInFulfillment, "lines" | "checkoutToken">;

/**
 * The lines of an order that came onto it by an offer of ours: those with our attribute, and after the purchase, where lines have none, as many of a
 * variant as were signed for this buyer, the last ones, as far as there are more units of it than he had bought before.
 */
export async function offeredLines(db: ShopDb, shop: Shop, { lines, checkoutToken }: Order): Promise<ReadonlySet<string>> {
  const marked = lines.filter(({ offerId }) => offerId !== null);
  const held = checkoutToken === null ? [] : await holdsFor(db, shop, checkoutToken);
  const added = [...Map.groupBy(held, ({ variantId }) => variantId)].flatMap(([variantId, holds]) => {
    const own = lines.filter((line) => line.variantId === variantId);
    const before = Math.min(...holds.map(({ bought }) => bought));
    return own.slice(-holds.length).filter((line) => sumOf(own.slice(0, own.indexOf(line))) >= before);
  });
  return new Set([...marked, ...added].map(({ id }) => String(id)));
}

const sumOf = (lines: Order["lines"]) => lines.reduce((sum, { quantity }) => sum + quantity, 0);
