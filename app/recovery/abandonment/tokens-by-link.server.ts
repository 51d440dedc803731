import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { CartSignal } from "./cart-signal.ts";

/**
 * By what the cart is known to which a buyer came back by our link, whatever checkout they go on in: it is the same cart, and nothing comes twice of it.
 * None of one that is over; nor of somebody else's, who was handed the link, or of whom nothing is known yet.
 */
export async function tokensByLink(
  db: ShopDb,
  shop: Pick<Shop, "id">,
  { linkId, email, customerId }: Pick<CartSignal, "linkId" | "email" | "customerId">,
): Promise<string[]> {
  if (linkId === null || (email === null && customerId === null)) return [];
  const which = (id: string) => ({ where: { shopId_id: { shopId: shop.id, id } } });
  const link = await db.recoveryLink.findUnique({ ...which(linkId), select: { abandonmentId: true } });
  const cart = link?.abandonmentId ? await db.abandonment.findUnique(which(link.abandonmentId)) : null;
  if (!cart || (cart.state !== "active" && cart.state !== "abandoned")) return [];
  const isOther = customerId !== null && cart.customerId !== null && cart.customerId !== customerId;
  const isTheirs = (email !== null && email === cart.email) || (customerId !== null && customerId === cart.customerId);
  if (isOther || !isTheirs) return [];
  const token = await db.abandonmentToken.findFirst({
    where: { shopId: shop.id, abandonmentId: cart.id, NOT: { token: { startsWith: "visit:" } } },
    orderBy: { token: "asc" },
  });
  return token ? [token.token] : [];
}
