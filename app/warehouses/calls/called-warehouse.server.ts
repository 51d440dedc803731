import type { Request, RequestHandler, Response } from "express";
import type { Warehouse } from "#generated/prisma/client.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { findShopByDomain } from "#app/platform/find-shop.server.ts";
import type { Shop } from "#app/platform/shop.ts";

export type CalledWarehouse = { shop: Shop; warehouse: Warehouse };

/** The warehouse that a call from outside is for: of an installed shop, under the key that only Shopify and its provider were told. */
export async function findCalledWarehouse(
  shopDomain: string | undefined,
  callbackKey: string | undefined,
): Promise<CalledWarehouse | undefined> {
  if (!shopDomain || !callbackKey || !SAFE.test(shopDomain) || !SAFE.test(callbackKey)) return undefined;
  const shop = await findShopByDomain(shopDomain);
  if (!shop?.installed) return undefined;
  const warehouse = await inShop(shop, (db) =>
    db.warehouse.findUnique({ where: { shopId_callbackKey: { shopId: shop.id, callbackKey } } }),
  );
  return warehouse && warehouse.state !== "disconnected" ? { shop, warehouse } : undefined;
}

/** What domains and our keys are made of. Nothing else is looked for: a zero character, for one, PostgreSQL refuses. */
const SAFE = /^[\w.-]+$/;

/** A handler that answers in its own time; what it throws goes to the server's error handler. */
export function answeredBy(answer: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request, response, next) => {
    answer(request, response).catch(next);
  };
}
