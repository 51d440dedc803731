import { OfferTerms } from "#app/offers/rules/offer-terms.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** `name` is null of an offer that is there no more. */
export type NamedOffer = { id: string; name: string | null };

/** The shop's offers by name, and after them those of `asked` that are gone. */
export async function readOfferNames(db: ShopDb, shop: Pick<Shop, "id">, asked: readonly (string | null)[] = []): Promise<NamedOffer[]> {
  const rows = await db.offer.findMany({ where: { shopId: shop.id }, orderBy: { createdAt: "asc" } });
  const named = rows.map(({ id, terms }) => ({ id, name: OfferTerms.safeParse(terms).data?.name ?? id }));
  const gone = asked.filter((id) => id !== null && id !== "any" && !named.some((offer) => offer.id === id)) as string[];
  return [...named, ...[...new Set(gone)].map((id) => ({ id, name: null }))];
}
