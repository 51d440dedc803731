import { randomBytes } from "node:crypto";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { AppRequest } from "./request-app.ts";
import { sessionToken } from "./session-token.ts";

/** An installed shop that trades in pounds, with nothing in it. */
export async function aShop(wanted: Partial<Omit<Shop, "id">> = {}) {
  const facts = { name: "A shop", currency: "GBP", timeZone: "Europe/London", ...wanted };
  const domain = wanted.domain ?? `shop-${randomBytes(5).toString("hex")}.myshopify.com`;
  const { id } = await acrossShops.shop.create({ data: { ...facts, domain, plan: "shopify_plus", installedAt: new Date() } });
  return {
    id: id as ShopId,
    domain,
    ...facts,
    // The routes take their time to load, and only tests of screens ask them.
    /** Asks the app for an address (`/app/orders?view=late`), as the merchant unless a token says otherwise; a form is a POST. */
    request: async (path: string, asked?: AppRequest) => (await import("./request-app.ts")).requestApp(domain, path, asked),
    /** The whole page at an address, rendered. */
    page: async (path: string, asked?: AppRequest) => (await import("./request-app.ts")).requestPage(domain, path, asked),
    /** A session token of one of this shop's staff. */
    token: (who?: Parameters<typeof sessionToken>[1]) => sessionToken(domain, who),
  };
}
