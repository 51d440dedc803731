import type { Actor } from "#app/platform/actor.ts";
import { acrossShops } from "#app/platform/db/across-shops.server.ts";
import { readerFor } from "#app/platform/messages/languages.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AdminFault } from "./admin-fault.ts";
import { authenticateAdmin } from "./authenticate-admin.server.ts";
import { shopOf, upsertShop } from "./upsert-shop.server.ts";
import { shopifyIsAway } from "./refuse-plainly.ts";
import { staffMember } from "./staff/staff-member.server.ts";
import { sessionTokenOf } from "./tokens/shop-of-session-token.ts";

/**
 * Who asks: the merchant's shop and the person of its staff (as who does something, `actor`, and as who reads it, `reader`), from the
 * session token that Shopify admin sends along. Every loader and action of the admin starts here.
 *
 * Throws the response that the library wants given (a redirect, a bounce page, a 401) when the request carries no valid token. `redirect`
 * is the one to use inside the admin's frame; `cors` must wrap the answers that an extension asks for.
 */
export async function authenticate(request: Request) {
  const { context, exchanged } = await authenticateAdmin(request);
  const { session, redirect, cors, sessionToken } = context;
  const shop = await installedShop(session.shop, request);
  // One call to Shopify is enough to wait for.
  const person = await staffMember(shop, sessionToken.sub, exchanged ? undefined : sessionTokenOf(request));

  const actor: Actor = { kind: "staff", id: sessionToken.sub, name: person.name };
  const asked = new URL(request.url).searchParams.get("locale");
  const reader = readerFor(asked ?? person.locale ?? request.headers.get("accept-language"), shop.timeZone);
  return { shop, actor, reader, session, redirect, cors, sessionToken };
}

async function installedShop(domain: string, request: Request): Promise<Shop> {
  const row = await acrossShops.shop.findUnique({ where: { domain } });
  if (row && row.uninstalledAt === null) return shopOf(row);
  // The work after the first exchange was cut short, or the shop came back: do it now.
  return upsertShop(domain).catch((fault: unknown) => {
    throw fault instanceof AdminFault ? shopifyIsAway(request) : fault;
  });
}
