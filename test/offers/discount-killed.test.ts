import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "#app/platform/db/pool.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";
import { aShop } from "../support/a-shop.ts";
import { dieAt } from "../support/die-at.ts";
import type { OpenShop } from "../support/open-shop.ts";
import { twoWarehouses } from "../support/two-warehouses.ts";
import { discountedOffers } from "./discounted-offers.ts";

let shop: OpenShop;
let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
const { goesLive, offer, inShopify, made, stands } = discountedOffers(() => shop);

beforeAll(async () => {
  shop = await aShop({ ...twoWarehouses, works: false, grants: ["write_discounts"], planSend: () => [{ delayMs: 0 }] });
});
afterAll(async () => {
  await worker?.stop(5000);
  await shop.close();
});

test("a process that dies when Shopify has made the discount and before that is noted: the next one takes it over", async () => {
  const id = await goesLive("HOME-1");
  expect(await dieAt("effect.made", { script: new URL("../support/run-worker.ts", import.meta.url), origin: shop.origin })).toBe("SIGKILL");
  expect(made()).toBe(1);
  expect(await offer(id)).toMatchObject({ discountId: null, discountFor: null });
  // What the dead one had in hand is taken from it when it has been silent for a while: as if it had been.
  await pool.query("UPDATE pgboss.job_common SET heartbeat_on = heartbeat_on - interval '1 hour' WHERE state = 'active'");
  worker = await startWorker(rooms, { works: true });
  const { discountId, discountCode } = await stands(id);
  expect(made()).toBe(1);
  expect(inShopify(id).map(({ id: number, codes }) => [BigInt(number), codes[0]?.code])).toEqual([[discountId, discountCode]]);
});
