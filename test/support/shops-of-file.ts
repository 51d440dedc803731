import { afterAll } from "vitest";
import { aShop } from "./a-shop.ts";
import type { OpenShop, ShopWanted } from "./open-shop.ts";

/** A way to open shops while a file's tests run. All are closed after the last test, the latest first: it is asked before the others. */
export function shopsOfFile(): (wanted: ShopWanted) => Promise<OpenShop> {
  const open: OpenShop[] = [];
  afterAll(async () => {
    for (const shop of open) await shop.close();
  });
  return async (wanted) => {
    const shop = await aShop(wanted);
    open.unshift(shop);
    return shop;
  };
}
