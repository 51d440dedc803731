import { z } from "zod";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { ShopId } from "#app/platform/ids.ts";
import { keepManyFresh } from "#app/platform/keep-fresh/keep-many-fresh.ts";
import { goodsAtWarehouses } from "#app/stock/goods/goods-at-warehouses.server.ts";
import { sellableStock } from "#app/stock/sellable-stock.server.ts";
import type { BundlePart } from "../bundles/bundle-for.ts";

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
  /** Whoever has its address can buy it: it isn't listed, or it is, and in either case on the Online Store, where the shop has one. */
  isBuyable: boolean;
  /** Sellable units by warehouse. */
  units: ReadonlyMap<string, number>;
  /** What a bundle of ours is made of; absent of anything else. */
  parts?: readonly { goods: Supply; quantity: number }[];
};

/** Stock of a few seconds ago is good enough to offer something: what is taken meanwhile, Shopify refuses at payment. */
const FRESH_MS = 10_000;
/** A database that is away for so long is not noticed. */
const STALE_MS = 120_000;
/** Variants of all shops together: some 500 bytes each. */
const MOST = 200_000;
/** So many variants of a product are looked at. */
const MOST_VARIANTS = 100;
/** Of more variants than these their supply isn't read together with which they are. */
const MOST_AT_ONCE = 500;

const supplies = keepManyFresh<ShopId, Supply>((shopId, ids) => inShop({ id: shopId }, (db) => loadSupplies(db, shopId, ids)), {
  freshMs: FRESH_MS,
  staleMs: STALE_MS,
  most: MOST,
});

/** The variants of each product in the shop's order. */
const products = keepManyFresh<ShopId, string[]>((shopId, ids) => inShop({ id: shopId }, (db) => loadProducts(db, shopId, ids)), {
  freshMs: 300_000,
  staleMs: 3_600_000,
  most: MOST,
});

/** What is known of these variants, by id, from memory or by one look-up; nothing of one that the shop doesn't have. */
export const readSupplies = (shopId: ShopId, variantIds: readonly string[]): Promise<Map<string, Supply>> =>
  supplies.get(shopId, variantIds);

/** The same as it is at this moment, for whoever decides on it in a transaction. */
export const suppliesNow = (db: ShopDb, shopId: ShopId, variantIds: readonly string[]): Promise<Map<string, Supply>> =>
  loadSupplies(db, shopId, variantIds);

/** The same of all variants of these products, by product, in the shop's order. */
export async function readSuppliesOf(shopId: ShopId, productIds: readonly string[]): Promise<Map<string, Supply[]>> {
  const variants = await products.get(shopId, productIds);
  const found = await supplies.get(shopId, [...variants.values()].flat());
  return new Map(
    variants.entries().map(([productId, variantIds]) => [productId, variantIds.flatMap((id) => found.get(id) ?? [])] as const),
  );
}

/** Has the variants of these products known before somebody asks for them. */
export async function warmSupplies(shopId: ShopId, variants: ReadonlyMap<string, string[]>): Promise<void> {
  products.put(shopId, variants);
  await supplies.warm(shopId, [...variants.values()].flat());
}

async function loadProducts(db: ShopDb, shopId: ShopId, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ productId: string; variantIds: string[] }[]>`
    SELECT "productId"::text AS "productId", (array_agg("id"::text ORDER BY "id"))[1:${MOST_VARIANTS}::int] AS "variantIds"
      FROM "variant" WHERE "shopId" = ${shopId} AND "productId" = ANY (${ids}::bigint[]) GROUP BY 1`;
  const variantIds = rows.flatMap((row) => row.variantIds);
  if (variantIds.length <= MOST_AT_ONCE) supplies.put(shopId, await loadSupplies(db, shopId, variantIds));
  return new Map(rows.map((row) => [row.productId, row.variantIds]));
}

/** Products of a shop that are sold, with their variants: those after `after`, by number. */
export async function nextProducts(db: ShopDb, shopId: ShopId, { after, most }: { after: string; most: number }) {
  const rows = await db.$queryRaw<{ productId: string; variantIds: string[] }[]>`
    SELECT p."id"::text AS "productId",
           ARRAY (SELECT v."id"::text FROM "variant" v WHERE v."shopId" = p."shopId" AND v."productId" = p."id"
                   ORDER BY v."id" LIMIT ${MOST_VARIANTS}::int) AS "variantIds"
      FROM "product" p
     WHERE p."shopId" = ${shopId} AND p."id" > ${after}::bigint AND p."status" = 'ACTIVE' ORDER BY p."id" LIMIT ${most}::int`;
  return new Map(rows.map((row) => [row.productId, row.variantIds]));
}

type Row = Omit<Supply, "units" | "sku" | "grams" | "price" | "title"> & {
  ownSku: string | null;
  grams: number | null;
  price: bigint;
  title: string;
  variantTitle: string;
  madeOf: unknown;
};

/** As an offer's terms say it. */
const MadeOf = z.array(z.object({ variantId: z.string(), quantity: z.number() }));

async function loadSupplies(db: ShopDb, shopId: ShopId, ids: readonly string[]): Promise<Map<string, Supply>> {
  const shop = { id: shopId };
  const rows = await db.$queryRaw<Row[]>`
    SELECT v."id"::text AS "variantId", v."productId"::text AS "productId", v."inventoryItemId", v."sku" AS "ownSku", v."price", v."grams",
           v."requiresShipping", v."title" AS "variantTitle", p."title", p."handle", p."imageUrl", p."status" = 'ACTIVE' AS "isActive",
           p."status" IN ('ACTIVE', 'UNLISTED') AND
             (p."isInStore" OR NOT EXISTS (SELECT 1 FROM "product" s WHERE s."shopId" = v."shopId" AND s."isInStore")) AS "isBuyable",
           o."terms" -> 'offered' -> 'parts' AS "madeOf"
      FROM "variant" v JOIN "product" p ON p."shopId" = v."shopId" AND p."id" = v."productId"
      LEFT JOIN "offer" o ON o."shopId" = v."shopId" AND o."bundleVariantId" = v."id" AND o."terms" -> 'offered' ->> 'kind' = 'bundle'
     WHERE v."shopId" = ${shopId} AND v."id" = ANY (${ids}::bigint[])`;
  const goodsOf = ({ inventoryItemId, ownSku }: Row) => ({ inventoryItemId, sku: ownSku });
  const at = await goodsAtWarehouses(db, shop, rows.map(goodsOf));
  const warehouses = await db.warehouse.findMany({ where: { shopId, locationId: { not: null } }, select: { id: true } });
  const skuAt = (row: Row, warehouseId: string) => at.skuAt(goodsOf(row), warehouseId);
  const skus = rows.flatMap((row) => warehouses.flatMap(({ id }) => skuAt(row, id) ?? []));
  const stock = await sellableStock(db, shop, [...new Set(skus)]);

  const made = new Map(rows.flatMap(({ variantId, madeOf }) => (madeOf == null ? [] : [[variantId, MadeOf.parse(madeOf)] as const])));
  const partIds = [...made.values()].flatMap((parts) => parts.map((part) => part.variantId));
  // Nothing that a bundle is made of is one itself: Shopify has none in one another.
  const parts = partIds.length > 0 ? await loadSupplies(db, shopId, [...new Set(partIds)]) : NO_PARTS;
  return new Map(
    rows.map((row) => {
      const { ownSku, variantTitle, price, grams, title, madeOf: _, ...rest } = row;
      const units = warehouses.map(({ id }) => [id, stock.get(id)?.get(skuAt(row, id) ?? "") ?? 0] as const);
      const supply: Supply = {
        ...rest,
        title: variantTitle === "" || variantTitle === "Default Title" ? title : `${title} – ${variantTitle}`,
        price: Number(price),
        grams: grams ?? 0,
        sku: at.anySku(goodsOf(row)) ?? ownSku ?? `variant ${row.variantId}`,
        units: new Map(units),
      };
      const of = made.get(row.variantId);
      return [row.variantId, of ? bundled(supply, of, parts) : supply] as const;
    }),
  );
}

const NO_PARTS: ReadonlyMap<string, Supply> = new Map();

/** A bundle as it can be bought and shipped: at each warehouse as many as its scarcest part makes there; not for sale while one isn't. */
export function bundled(bundle: Supply, madeOf: readonly BundlePart[], supplyOf: ReadonlyMap<string, Supply>): Supply {
  const parts = madeOf.flatMap(({ variantId, quantity }) => {
    const goods = supplyOf.get(variantId);
    return goods ? [{ goods, quantity }] : [];
  });
  const isWhole = parts.length === madeOf.length;
  const shipped = parts.filter(({ goods }) => goods.requiresShipping);
  const at = (id: string) => Math.min(...shipped.map(({ goods, quantity }) => Math.floor((goods.units.get(id) ?? 0) / quantity)));
  return {
    ...bundle,
    requiresShipping: shipped.length > 0,
    isActive: bundle.isActive && isWhole && parts.every(({ goods }) => goods.isActive),
    isBuyable: bundle.isBuyable && isWhole && parts.every(({ goods }) => goods.isBuyable),
    units: new Map((shipped[0] ? [...shipped[0].goods.units.keys()] : []).map((id) => [id, at(id)])),
    parts,
  };
}
