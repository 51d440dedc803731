import { ComplementaryPageDocument, type ComplementaryPageQuery } from "#admin/complementary-page.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgArray } from "#app/shopify/copy/pg-text.ts";
import { complementaryIds } from "./complementary-ids.ts";

type Products = ComplementaryPageQuery["products"];

/**
 * Reads what the merchant chose to go with each product, of all of them: it is kept in a metafield, and Shopify neither tells of a metafield's change for certain nor calls the
 * product changed (Shopify/shopify-api-js#952). It also finds what was copied before Waybill asked for it, or for whether a product is on the Online Store.
 */
export async function refreshComplementary(shop: Shop): Promise<void> {
  const client = adminClient(shop, "background");
  for (let after: string | null = null, hasNext = true; hasNext;) {
    const page: Products = (await client.run(ComplementaryPageDocument, { ...(after !== null && { after }) })).products;
    await keepChanged(shop, page.nodes);
    after = page.pageInfo.endCursor;
    hasNext = page.pageInfo.hasNextPage && after !== null;
  }
}

async function keepChanged(shop: Shop, products: Products["nodes"]): Promise<void> {
  const ids = products.map(({ id }) => BigInt(idText(id)));
  const lists = products.map(({ id, complementary }) => pgArray(complementaryIds(complementary?.value, idText(id))));
  const inStore = products.map(({ onlineStoreUrl }) => onlineStoreUrl != null);
  await inShop(
    shop,
    (db) => db.$executeRaw`
      UPDATE "product" p SET "complementary" = now."list"::bigint[], "isInStore" = now."isInStore"
        FROM unnest(${ids}::bigint[], ${lists}::text[], ${inStore}::bool[]) AS now("id", "list", "isInStore")
       WHERE p."shopId" = ${shop.id} AND p."id" = now."id"
         AND (p."complementary" <> now."list"::bigint[] OR p."isInStore" <> now."isInStore")`,
  );
}
