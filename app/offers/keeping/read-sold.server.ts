import { type OfferTerms, variantsNamed } from "../rules/offer-terms.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";

/** Of what these offers name, the variants that the shop sells: of a product that is active, and there still. */
export async function readSold(db: ShopDb, shop: Shop, all: readonly (OfferTerms | undefined)[]): Promise<ReadonlySet<string>> {
  const named = new Set(all.flatMap((terms) => (terms ? variantsNamed(terms.offered) : [])));
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT v."id"::text AS "id" FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
     WHERE v."shopId" = ${shop.id} AND v."id" = ANY (${[...named].map(BigInt)}::bigint[]) AND p."status" = 'ACTIVE'`;
  return new Set(rows.map(({ id }) => id));
}
