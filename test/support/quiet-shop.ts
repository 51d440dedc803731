import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import type { ShopId } from "#app/platform/ids.ts";
import type { Shop } from "#app/platform/shop.ts";
import type { AppRequest } from "./request-app.ts";
import { sessionToken } from "./session-token.ts";

/** Writes an installed shop straight into the database. */
export async function keepShop(facts: Omit<Shop, "id">): Promise<Shop> {
  const { id } = await acrossShops.shop.create({ data: { ...facts, plan: "shopify_plus", installedAt: new Date() } });
  return { id: id as ShopId, ...facts };
}

export function waysToAsk(domain: string) {
  return {
    /** Asks the app for an address (`/app/orders?view=late`), as the merchant unless a token says otherwise; a form is a POST. */
    request: async (path: string, asked?: AppRequest) => (await import("./request-app.ts")).requestApp(domain, path, asked),
    /** The whole page at an address, rendered. */
    page: async (path: string, asked?: AppRequest) => (await import("./request-app.ts")).requestPage(domain, path, asked),
    /** A session token of one of this shop's staff. */
    token: (who?: Parameters<typeof sessionToken>[1]) => sessionToken(domain, who),
  };
}
