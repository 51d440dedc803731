import DataLoader from "dataloader";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { keepFresh } from "#app/platform/keep-fresh.ts";
import { remember } from "#app/platform/remember.ts";
import { goodsAtWarehouses } from "#app/stock/goods/goods-at-warehouses.server.ts";
import { sellableStock } from "#app/stock/sellable-stock.server.ts";

/** A variant of the shop, as it can be bought and shipped at this moment. */
export type Supply = {
  variantId: string;
  productId: string;
  inventoryItemId: bigint;
  /** By which routing tells it from other goods. */
  sku: string;
  handle: string;
  title: string;
  imageUrl: string | null;
  /** Minor units of the shop's currency. */
  price: number;
  grams: number;
  requiresShipping: boolean;
  /** Shown in the shop. */
  isActive: boolean;
  /** Sellable units by warehouse. */
  units: ReadonlyMap<string, number>;
};

/** Stock of a few seconds ago is good enough to offer something: what is taken meanwhile, Shopify refuses at payment. */
const FRESH_MS = 10_000;
/** A database that is away for so long is not noticed. */
const STALE_MS = 120_000;
/** Variants of all shops together: some 500 bytes each. */
const MOST = 200_000;
/** Look-ups of so many milliseconds are one statement. */
const GATHER_MS = 2;

const supplies = keepFresh<string, Supply | null>((key) => loaders.get(shopIn(key)).then((loader) => loader.load(variantIn(key))), {
  freshMs: FRESH_MS,
  staleMs: STALE_MS,
  most: MOST,
});

/** What is known of these variants, in this order, from memory or by one statement; null for one that the shop doesn't have. */
export function readSupplies(shopId: ShopId, variantIds: readonly string[]): Promise<(Supply | null)[]> {
  return Promise.all(variantIds.map((id) => supplies.get(`${shopId}/${id}`)));
}

/** The variants of a product in the shop's order; none where it has no such product. */
export async function variantsOf(shopId: ShopId, productId: string): Promise<string[]> {
  return products.get(`${shopId}/${productId}`);
}

const products = keepFresh((key: string) => productLoaders.get(shopIn(key)).then((loader) => loader.load(variantIn(key))), {
  freshMs: 60_000,
  staleMs: 600_000,
  most: 50_000,
});

const productLoaders = remember(
  (shopId: ShopId) =>
    Promise.resolve(
      new DataLoader<string, string[]>(
        (ids) =>
          inShop({ id: shopId }, async (db) => {
            const rows = await db.$queryRaw<{ productId: string; variantIds: string[] }[]>`
              SELECT "productId"::text AS "productId", (array_agg("id"::text ORDER BY "id"))[1:${MOST_VARIANTS}::int] AS "variantIds"
                FROM "variant" WHERE "shopId" = ${shopId} AND "productId" = ANY (${ids}::bigint[]) GROUP BY 1`;
            const of = new Map(rows.map(({ productId, variantIds }) => [productId, variantIds]));
            return ids.map((id) => of.get(id) ?? []);
          }),
        { cache: false, maxBatchSize: 500, batchScheduleFn: (send) => void setTimeout(send, GATHER_MS) },
      ),
    ),
  3_600_000,
);

/** So many variants of a product are looked at. */
const MOST_VARIANTS = 100;

const shopIn = (key: string) => Number(key.slice(0, key.indexOf("/"))) as ShopId;
const variantIn = (key: string) => key.slice(key.indexOf("/") + 1);

const loaders = remember(
  (shopId: ShopId) =>
    Promise.resolve(
      new DataLoader<string, Supply | null>((ids) => inShop({ id: shopId }, (db) => loadSupplies(db, shopId, ids)), {
        cache: false,
        maxBatchSize: 500,
        batchScheduleFn: (send) => void setTimeout(send, GATHER_MS),
      }),
    ),
  3_600_000,
);

type Row = Omit<Supply, "units" | "sku" | "grams" | "price" | "title"> & {
  ownSku: string | null;
  grams: number | null;
  price: bigint;
  title: string;
  variantTitle: string;
};

async function loadSupplies(db: ShopDb, shopId: ShopId, ids: readonly string[]): Promise<(Supply | null)[]> {
  const shop = { id: shopId };
  const rows = await db.$queryRaw<Row[]>`
    SELECT v."id"::text AS "variantId", v."productId"::text AS "productId", v."inventoryItemId", v."sku" AS "ownSku", v."price", v."grams",
           v."requiresShipping", v."title" AS "variantTitle", p."title", p."handle", p."imageUrl", p."status" = 'ACTIVE' AS "isActive"
      FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
     WHERE v."shopId" = ${shopId} AND v."id" = ANY (${ids}::bigint[])`;
  const goodsOf = ({ inventoryItemId, ownSku }: Row) => ({ inventoryItemId, sku: ownSku });
  const at = await goodsAtWarehouses(db, shop, rows.map(goodsOf));
  const warehouses = await db.warehouse.findMany({ where: { shopId, locationId: { not: null } }, select: { id: true } });
  const skuAt = (row: Row, warehouseId: string) => at.skuAt(goodsOf(row), warehouseId);
  const skus = rows.flatMap((row) => warehouses.flatMap(({ id }) => skuAt(row, id) ?? []));
  const stock = await sellableStock(db, shop, [...new Set(skus)]);

  const byId = new Map(
    rows.map((row) => {
      const { ownSku, variantTitle, price, grams, title, ...rest } = row;
      const units = warehouses.map(({ id }) => [id, stock.get(id)?.get(skuAt(row, id) ?? "") ?? 0] as const);
      const supply: Supply = {
        ...rest,
        title: variantTitle === "" || variantTitle === "Default Title" ? title : `${title} – ${variantTitle}`,
        price: Number(price),
        grams: grams ?? 0,
        sku: at.anySku(goodsOf(row)) ?? ownSku ?? `variant ${row.variantId}`,
        units: new Map(units),
      };
      return [row.variantId, supply] as const;
    }),
  );
  return ids.map((id) => byId.get(id) ?? null);
}
