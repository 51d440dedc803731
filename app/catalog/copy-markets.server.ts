import { MarketsToCopyDocument, type MarketsToCopyQuery } from "#admin/markets-to-copy.ts";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { everyPage } from "#app/shopify/copy/paging.ts";
import { pgString } from "#app/shopify/copy/pg-text.ts";
import { isGranted } from "#app/shopify/granted-scopes.server.ts";
import { MARKETS_SCOPE } from "./markets-scope.ts";

/** Copies the shop's markets as they are in Shopify now, and forgets those that are gone. False, and nothing is done, where the merchant hasn't allowed it. */
export async function copyMarkets(shop: Shop): Promise<boolean> {
  if (!(await isGranted(shop, MARKETS_SCOPE))) return false;
  const client = adminClient(shop);
  const readAt = nowDate();
  const page = async (after: string | null) => (await client.run(MarketsToCopyDocument, { ...(after !== null && { after }) })).markets;
  const markets = await everyPage(await page(null), page);
  const rows = markets.map((market) => ({ ...rowOf(market), shopId: shop.id, readAt }));
  await inShop(shop, async (db) => {
    await db.market.deleteMany({ where: { shopId: shop.id } });
    await db.market.createMany({ data: rows });
  });
  return true;
}

type Market = MarketsToCopyQuery["markets"]["nodes"][number];

/** A draft takes no buyers: none is in it by his country. */
function rowOf({ id, name, status, conditions }: Market) {
  const regions = status === "ACTIVE" ? (conditions?.regionsCondition?.regions.nodes ?? []) : [];
  return {
    id: BigInt(idText(id)),
    name: pgString(name),
    countries: regions.flatMap((region) => ("code" in region ? [region.code] : [])),
  };
}
