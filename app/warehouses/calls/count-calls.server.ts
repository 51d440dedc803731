import type { RequestHandler } from "express";
import { nowDate } from "#app/platform/clock.ts";
import { inShop } from "#app/platform/db/in-shop.server.ts";
import { log } from "#app/platform/log.server.ts";
import { findCalledWarehouse } from "./called-warehouse.server.ts";

/** Told to somebody who is not who they say, or calls a warehouse that there is not: no call of Shopify's. */
const STRANGERS = [401, 404];

/**
 * Counts how Shopify's calls to a warehouse's fulfillment service are answered: Shopify rates its services by that. One that is given up on
 * before it is answered counts as failed.
 */
export const countCalls: RequestHandler = (request, response, next) => {
  response.once("close", () => {
    if (STRANGERS.includes(response.statusCode)) return;
    const domain = request.query["shop"] ?? request.get("x-shopify-shop-domain");
    const answered = response.writableFinished && response.statusCode < 400;
    count(typeof domain === "string" ? domain : undefined, request.params["callbackKey"], answered).catch((fault: unknown) => {
      log.warn({ err: fault }, "a call to a fulfillment service was not counted");
    });
  });
  next();
};

async function count(domain: string | undefined, callbackKey: string | undefined, answered: boolean): Promise<void> {
  const called = await findCalledWarehouse(domain, callbackKey);
  if (!called) return;
  const { shop, warehouse } = called;
  await inShop(
    shop,
    (db) => db.$executeRaw`
      INSERT INTO "service_calls" ("shopId", "warehouseId", "day", "answered", "failed")
      VALUES (${shop.id}, ${warehouse.id}::uuid, ${nowDate().toISOString().slice(0, 10)}::date, ${answered ? 1 : 0}, ${answered ? 0 : 1})
      ON CONFLICT ("shopId", "warehouseId", "day") DO UPDATE
        SET "answered" = "service_calls"."answered" + excluded."answered", "failed" = "service_calls"."failed" + excluded."failed"`,
  );
}
