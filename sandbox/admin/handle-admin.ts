import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import { readBody } from "../shopify/api/read-body.ts";
import { sendJson } from "../shopify/api/send-json.ts";
import { readAppConfig } from "../shopify/auth/read-app-config.ts";
import { staffMembers } from "../shopify/auth/staff-members.ts";
import type { Shopify } from "../shopify/create-shopify.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { adminOrderPage } from "./admin-order-page.ts";
import { checkoutPage } from "./checkout-page.ts";
import { hostedPage } from "./hosted-page.ts";
import { launchUrl } from "./launch-url.ts";
import type { HostedApp } from "../storefront/hosted-app.ts";
import { pickableProducts } from "./pickable-products.ts";
import { printPage } from "./print-page.ts";
import { productPage } from "./product-page.ts";
import { checkoutList, segmentList } from "./resource-lists.ts";
import { segmentPage } from "./segment-page.ts";
import { shellPage } from "./shell-page.ts";

export type AdminOptions = {
  clock: Clock;
  state: ShopState;
  shopify: Shopify;
  appOrigin: () => string;
  clientSecret: string;
  tomlPath: string;
  /** Whose print actions stand in the admin. */
  hosted?: HostedApp;
};

const files: Record<string, string> = {
  "/_admin/shell.css": "text/css",
  "/_admin/shell.js": "text/javascript",
  "/_admin/resource-picker.js": "text/javascript",
  "/_admin/app-bridge.js": "text/javascript",
  "/_admin/extension-host.js": "text/javascript",
  "/_admin/resource-host.js": "text/javascript",
};
const ScopesChange = z.object({ grant: z.array(z.string()).default([]), revoke: z.array(z.string()).default([]) });

/** Serves the admin shell and what its page and App Bridge ask for. False when the address is not the admin's. */
export async function handleAdmin(options: AdminOptions, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { shopify, state } = options;
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const type = files[pathname];
  if (type) {
    response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-cache" });
    response.end(await readFile(new URL(`.${pathname.replace("/_admin", "")}`, import.meta.url)));
    return true;
  }
  if (pathname === "/") return redirect(response, "/admin/apps/waybill");
  if (pathname === "/admin/apps/waybill" || pathname.startsWith("/admin/apps/waybill/")) {
    const { name, myshopifyDomain } = state.shop;
    return html(
      response,
      shellPage({
        shopName: name,
        shopDomain: myshopifyDomain,
        appOrigin: options.appOrigin(),
        storefrontPath: "/storefront",
        staff: staffMembers,
      }),
    );
  }
  if (pathname === "/_admin/id-token") return json(response, { token: await shopify.mintIdToken({ userId: userOf(searchParams) }) });
  if (pathname === "/_admin/launch") return json(response, { url: await launch(options, searchParams) });
  if (pathname === "/_admin/scopes") return json(response, await changeScopes(options, request));
  if (pathname === "/_admin/products") return json(response, pickableProducts(state));
  if (pathname === "/_admin/print" && options.hosted)
    return html(response, printPage(options.hosted, (searchParams.get("orders") ?? "").split(",")));
  if (pathname === "/_admin/extension" && options.hosted)
    return html(response, hostedPage(options.hosted, searchParams.get("target") ?? "", "Waybill", searchParams.getAll("id")));
  const checkout = numberAfter("/_admin/page/checkouts/", pathname);
  if (checkout !== undefined) return html(response, checkoutPage(state, options.hosted, checkout));
  const product = numberAfter("/_admin/page/products/", pathname);
  if (product !== undefined) return html(response, productPage(state, options.hosted, product));
  const segment = numberAfter("/_admin/page/customers/segments/", pathname);
  if (segment !== undefined) return html(response, segmentPage(state, options.hosted, segment));
  if (pathname === "/_admin/page/checkouts") return html(response, checkoutList(state));
  if (pathname === "/_admin/page/customers/segments") return html(response, segmentList(state));
  if (pathname.startsWith("/_admin/page/")) {
    return html(response, adminOrderPage(state, numberAfter("/_admin/page/orders/", pathname)));
  }
  return false;
}

/** The number at the end of an address that begins so; undefined of any other. */
function numberAfter(start: string, pathname: string): number | undefined {
  const end = pathname.startsWith(start) ? pathname.slice(start.length) : "";
  return /^\d{1,15}$/.test(end) ? Number(end) : undefined;
}

async function launch({ shopify, state, clock, clientSecret, appOrigin }: AdminOptions, asked: URLSearchParams): Promise<string> {
  const path = asked.get("path") ?? "/app";
  const idToken = await shopify.mintIdToken({ userId: userOf(asked) });
  const timestamp = Math.floor(clock.now().epochMilliseconds / 1000);
  return launchUrl({ appOrigin: appOrigin(), path, shopDomain: state.shop.myshopifyDomain, clientSecret, idToken, timestamp });
}

/** Who of the staff looks at the admin; the merchant, unless somebody else is named. */
function userOf(asked: URLSearchParams): string {
  return asked.get("user") ?? staffMembers[0].id;
}

async function changeScopes({ shopify, tomlPath }: AdminOptions, request: IncomingMessage) {
  if (request.method === "POST") {
    const change = ScopesChange.parse(JSON.parse(await readBody(request)));
    shopify.scopes.grantOptionalScopes(change.grant);
    shopify.scopes.revokeOptionalScopes(change.revoke);
  }
  const config = readAppConfig(tomlPath);
  return { granted: [...shopify.scopes.granted()], required: config.requiredScopes, optional: config.optionalScopes };
}

function html(response: ServerResponse, page: string): true {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  return true;
}

function json(response: ServerResponse, value: unknown): true {
  sendJson(response, 200, value);
  return true;
}

function redirect(response: ServerResponse, location: string): true {
  response.writeHead(302, { location }).end();
  return true;
}
