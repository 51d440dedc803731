import { isDeepStrictEqual } from "node:util";
import type { ShopDb } from "#app/platform/db/shop-db.ts";
import type { Shop } from "#app/platform/shop.ts";
import { claimOfOthers } from "./claims.server.ts";
import { chooseProduct, type Candidate } from "./choose-product.ts";

/** Something to be shipped: what it is in Shopify (null where Shopify says none), and what it is called there. */
export type Goods = { inventoryItemId: bigint | null; sku: string | null };

export type GoodsAtWarehouses = {
  /** By which SKU a warehouse knows them; undefined where it does not, or where that is not certain. */
  skuAt(goods: Goods, warehouseId: string): string | undefined;
  /** By which some warehouse does. */
  anySku(goods: Goods): string | undefined;
  /** Whether two are the same product wherever either is known. */
  areTheSame(one: Goods, other: Goods): boolean;
  /** Whether some warehouse knows them. */
  isCarried(goods: Goods): boolean;
  /** Whether they are kept from all warehouses because others have a claim to the same product. */
  isShared(goods: Goods): boolean;
};

type Row = Candidate & { item: bigint; name: string; warehouseId: string };

/** What each of these goods is at each warehouse (choose-product). Goods that Shopify has no item of are known by their SKU alone. */
export async function goodsAtWarehouses(db: ShopDb, shop: Pick<Shop, "id">, goods: readonly Goods[]): Promise<GoodsAtWarehouses> {
  const rows = await db.$queryRaw<Row[]>`
    WITH good AS (
      SELECT DISTINCT * FROM unnest(
        ${goods.map(({ inventoryItemId }) => String(inventoryItemId ?? 0))}::bigint[],
        ${goods.map(({ sku }) => sku ?? "")}::text[]
      ) AS good (item, name)
    ), candidate AS (
      SELECT good.item, good.name, stock."warehouseId", stock."sku"
        FROM good JOIN "warehouse_stock" stock ON stock."shopId" = ${shop.id} AND stock."sku" = good.name AND good.name <> ''
       UNION
      SELECT good.item, good.name, product."warehouseId", product."sku"
        FROM good JOIN "warehouse_product" product ON product."shopId" = ${shop.id} AND product."inventoryItemId" = good.item
    )
    SELECT c.item, c.name, c."warehouseId"::text AS "warehouseId", c."sku", c."sku" = c.name AS "isNamed",
           EXISTS (SELECT FROM "warehouse_product" p
                    WHERE p."shopId" = ${shop.id} AND p."warehouseId" = c."warehouseId" AND p."sku" = c."sku"
                      AND p."inventoryItemId" = c.item) AS "isBound",
           EXISTS (SELECT FROM "variant" v
                    WHERE v."shopId" = ${shop.id} AND v."sku" = c."sku" AND v."inventoryItemId" <> c.item) AS "isNamedByOthers",
           c.item <> 0 AND ${claimOfOthers()} AS "isOthers"
      FROM candidate c`;

  const keyOf = ({ inventoryItemId, sku }: Goods) => `${inventoryItemId ?? 0n} ${sku ?? ""}`;
  const found = Map.groupBy(rows, ({ item, name }) => `${item} ${name}`);
  const at = new Map(
    [...found].map(([key, of]) => {
      const chosen = [...Map.groupBy(of, ({ warehouseId }) => warehouseId)].map(([id, some]) => [id, chooseProduct(some)] as const);
      return [key, new Map(chosen)] as const;
    }),
  );
  const of = (goods: Goods) => [...(at.get(keyOf(goods))?.values() ?? [])];
  const isCarried = (goods: Goods) => of(goods).some(({ outcome }) => outcome === "known");
  return {
    skuAt(goods, warehouseId) {
      const chosen = at.get(keyOf(goods))?.get(warehouseId);
      return chosen?.outcome === "known" ? chosen.sku : undefined;
    },
    anySku: (goods) => of(goods).flatMap((chosen) => (chosen.outcome === "known" ? [chosen.sku] : []))[0],
    areTheSame: (one, other) => isDeepStrictEqual(at.get(keyOf(one)), at.get(keyOf(other))),
    isCarried,
    isShared: (goods) => !isCarried(goods) && of(goods).some(({ outcome }) => outcome === "shared"),
  };
}
