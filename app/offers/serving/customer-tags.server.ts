import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { keepFresh } from "#app/platform/keep-fresh.ts";

const tagsOf = keepFresh(read, { freshMs: 60_000, staleMs: 600_000, most: 20_000 });

/** The tags, in lower case, of a customer whom Shopify named. None of a guest. */
export async function customerTags(shopId: ShopId, customer: string | null): Promise<readonly string[]> {
  // Shopify's proxy gives a number, its tokens a global id.
  const id = /\d{1,18}$/.exec(customer ?? "")?.[0];
  return id === undefined ? [] : tagsOf.get(`${shopId}/${id}`);
}

async function read(key: string): Promise<readonly string[]> {
  const [shopId = "", id = ""] = key.split("/");
  const shop = { id: Number(shopId) as ShopId };
  const customer = await inShop(shop, (db) =>
    db.customer.findUnique({ where: { shopId_id: { shopId: shop.id, id: BigInt(id) } }, select: { tags: true } }),
  );
  return (customer?.tags ?? []).map((tag) => tag.toLowerCase());
}
