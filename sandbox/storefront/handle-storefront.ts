import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { handleCheckout } from "../checkout/handle-checkout.ts";
import { readBody } from "../shopify/api/read-body.ts";
import { sendJson } from "../shopify/api/send-json.ts";
import { handleAjax } from "./ajax/handle-ajax.ts";
import { textsOf } from "./ajax/read-fields.ts";
import type { Answer } from "./answer.ts";
import { throughAppProxy } from "./app-proxy.ts";
import { addToCart, isSold, setQuantity } from "./cart.ts";
import { cartPage } from "./cart-page.ts";
import type { Storefront } from "./create-storefront.ts";
import { findProduct } from "./find-product.ts";
import { html } from "./html.ts";
import { layout } from "./layout.ts";
import { picture } from "./picture.ts";
import { productListPage } from "./product-list-page.ts";
import { productPage } from "./product-page.ts";
import { stylesheet } from "./stylesheet.ts";
import { extensionAsset } from "./theme-blocks/app-blocks.ts";
import { keepCart, readVisit, type Visit } from "./visit.ts";

export type { Storefront };

/** What a shop answers at its root is answered there too: theme app extensions ask for `/cart.js` and `/apps/waybill/…`. */
const AT_ROOT = /^\/(?:cart(?:\.js(?:on)?)?|cart\/.*|discount\/.*|products\/.*|variants\/.*|apps\/waybill\/.*)$/;

/** Whether an address is the storefront's. */
export function isStorefronts(pathname: string): boolean {
  return pathname === "/storefront" || pathname.startsWith("/storefront/") || AT_ROOT.test(pathname);
}

/** Answers a request of a buyer's browser. */
export async function handleStorefront(storefront: Storefront, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const visit = readVisit(storefront, request);
  const proxied = /^(?:\/storefront)?\/apps\/waybill\//.exec(visit.url.pathname)?.[0];
  if (proxied !== undefined) return throughAppProxy(visit, proxied, response);

  const answer = (await handleAjax(visit)) ?? (await handleCheckout(visit)) ?? (await answerFor(visit)) ?? notHere();
  const cookies: Record<string, string[]> = visit.cookies.length > 0 ? { "set-cookie": visit.cookies } : {};
  if ("json" in answer) return sendJson(response, answer.status ?? 200, answer.json, cookies);
  if ("redirect" in answer) return void response.writeHead(303, { location: answer.redirect, ...cookies }).end();
  if ("text" in answer) {
    const { text, type, status = 200, maxAge = 0, headers } = answer;
    return void response
      .writeHead(status, { "content-type": type, "cache-control": `max-age=${maxAge}`, ...headers, ...cookies })
      .end(text);
  }
  const page = await layout(visit, answer);
  // Themes and their apps' blocks may write scripts into the page; the checkout's own pages may not.
  const scripts = answer.pageType === undefined ? "'self'" : "'self' 'unsafe-inline'";
  response
    .writeHead(answer.status ?? 200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'self'; script-src ${scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'`,
      ...cookies,
    })
    .end(page);
}

async function answerFor(visit: Visit): Promise<Answer | undefined> {
  const { storefront, words, method } = visit;
  const [section = "", name = "", ...rest] = visit.path;

  switch (`${method} ${section}`) {
    case "GET ":
      return { title: "Products", pageType: "index", body: productListPage(visit) };
    case "GET style.css":
      return { text: stylesheet, type: "text/css; charset=utf-8", maxAge: 300 };
    case "GET theme":
      return /^(?:horizon|dawn)\.js$/.test(name)
        ? { text: await readFile(new URL(`theme/${name}`, import.meta.url), "utf8"), type: "text/javascript; charset=utf-8" }
        : undefined;
    case "GET cdn":
      return rest[1] === "assets" ? extensionAsset(visit, rest[0] ?? "", rest[2] ?? "") : undefined;
    case "GET pictures": {
      const product = storefront.state.products.get(Number.parseInt(name, 10));
      return product && { text: picture(product), type: "image/svg+xml", maxAge: 300 };
    }
    case "GET products": {
      const product = findProduct(storefront.state, name);
      return product && { title: product.title, pageType: "product", body: await productPage(visit, product) };
    }
    case "GET cart":
      if (name === "c") return takeOverCart(visit, rest[0] ?? "");
      return name === "" ? { title: words("cart"), pageType: "cart", body: await cartPage(visit) } : permalink(visit, name);
    case "GET discount": {
      // Only a path of the shop's own: a link that leads elsewhere is nobody's.
      const to = visit.url.searchParams.get("redirect") ?? "";
      visit.cart.codes = [...new Set([...visit.cart.codes, name])];
      keepCart(visit);
      return { redirect: /^\/(?!\/)/.test(to) ? to : "/storefront" };
    }
    case "POST cart":
      changeCart(visit, new URLSearchParams(await readBody(visit.request)));
      return { redirect: "/storefront/cart" };
    default:
      return undefined;
  }
}

function changeCart(visit: Visit, form: URLSearchParams): void {
  const { cart, storefront } = visit;
  const variant = storefront.state.variants.get(Number(form.get("variant")));
  const quantity = Math.floor(Number(form.get("quantity")));
  if (!variant || !isSold(variant) || !Number.isFinite(quantity) || quantity < 0) return;
  const key = form.get("key");
  const line = cart.lines.find((one) => (key === null ? one.variant === variant : one.key === key));
  if (form.get("intent") !== "set" && quantity > 0) addToCart(cart, variant, quantity);
  else if (line) setQuantity(cart, line, quantity);
  keepCart(visit);
}

/** `/cart/VARIANT:QUANTITY,…?discount=CODE` fills a cart and goes on to the checkout. */
function permalink(visit: Visit, name: string): Answer | undefined {
  const { cart, storefront, url } = visit;
  const wanted = name.split(",").map((part) => part.split(":").map(Number));
  const lines = wanted.flatMap(([id, quantity]) => {
    const variant = storefront.state.variants.get(id ?? 0);
    return variant && isSold(variant) && quantity && quantity > 0 ? [{ variant, quantity }] : [];
  });
  if (lines.length === 0) return undefined;
  cart.lines = [];
  const properties = propertiesOf(url.searchParams.get("properties"));
  for (const { variant, quantity } of lines.reverse()) addToCart(cart, variant, quantity, properties);
  const code = url.searchParams.get("discount");
  if (code !== null) cart.codes = code.split(",").filter(Boolean);
  for (const [key, value] of url.searchParams) {
    const attribute = /^attributes\[(.+)\]$/.exec(key)?.[1];
    if (attribute !== undefined) cart.attributes = { ...cart.attributes, [attribute]: value };
  }
  keepCart(visit);
  return { redirect: "/storefront/checkout" };
}

/** `/cart/c/TOKEN`: whoever has a cart's address goes on with it, in whatever browser. */
function takeOverCart(visit: Visit, token: string): Answer | undefined {
  if (!visit.storefront.carts.has(token)) return undefined;
  visit.cookies.push(`cart=${token}; Path=/; SameSite=Lax`);
  return { redirect: "/storefront/checkout" };
}

/** Line properties of a permalink: JSON in URL-safe base64. */
function propertiesOf(encoded: string | null): Record<string, string> {
  try {
    const read: unknown = JSON.parse(Buffer.from(encoded ?? "", "base64url").toString());
    return Object.fromEntries(Object.entries(textsOf(read)).flatMap(([key, text]) => (text === null ? [] : [[key, text]])));
  } catch {
    return {};
  }
}

function notHere(): Answer {
  return {
    title: "Not here",
    status: 404,
    body: html`<h1>There is nothing here</h1>
      <p><a href="/storefront">See what we sell</a></p>`,
  };
}
