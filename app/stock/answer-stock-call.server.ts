import { inShop } from "#app/platform/db/in-shop.server.ts";
import { onHandForShopify } from "./on-hand-for-shopify.server.ts";
import type { WarehouseId } from "#app/platform/ids.ts";
import { isStorable } from "#app/platform/forms/is-storable.ts";
import { answeredBy, findCalledWarehouse } from "#app/warehouses/calls/called-warehouse.server.ts";

/** `GET fetch_stock[?sku=…]`: units on hand by SKU, as Shopify should show them: `{ "ABC": 99, "DEF": 0 }`. A SKU that is asked for and not there has none. */
export const answerStockCall = answeredBy(async (request, response) => {
  const { shop: domain, sku } = request.query;
  const called = await findCalledWarehouse(typeof domain === "string" ? domain : undefined, request.params.callbackKey);
  if (!called) return void response.status(404).json({});

  if (!isStorable(sku)) return void response.status(400).json({});
  const asked = typeof sku === "string" && sku !== "" ? sku : null;
  const rows = await inShop(called.shop, (db) => onHandForShopify(db, called.warehouse.id as WarehouseId, asked));
  response.json({ ...(asked !== null && { [asked]: 0 }), ...Object.fromEntries(rows.map((row) => [row.sku, row.quantity])) });
});
