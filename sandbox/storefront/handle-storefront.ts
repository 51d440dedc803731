import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "../shopify/api/read-body.ts";
import { cartCookie, type CartLine, isSold, readCart } from "./cart.ts";
import { cartPage } from "./cart-page.ts";
import { checkOut } from "./check-out.ts";
import type { CheckoutField } from "./checkout-form.ts";
import { checkoutPage } from "./checkout-page.ts";
import type { Storefront } from "./create-storefront.ts";
import { html, type Html } from "./html.ts";
import { layout } from "./layout.ts";
import { orderStatusPage } from "./order-status-page.ts";
import { orderStatusScript } from "./order-status-script.ts";
import { productListPage } from "./product-list-page.ts";
import { productPage } from "./product-page.ts";
import { stylesheet } from "./stylesheet.ts";
import { thankYouPage } from "./thank-you-page.ts";

export type { Storefront };

type Answer =
  { title: string; body: Html; status?: number; script?: string } | { redirect: string; cookie?: string } | { asset: string; type: string };

/** Answers a request under `/storefront`. */
export async function handleStorefront(storefront: Storefront, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { shop } = storefront.state;
  const cart = readCart(storefront.state, request.headers.cookie);
  const answer = await answerFor(storefront, cart, request);
  if ("asset" in answer) {
    response.writeHead(200, { "content-type": answer.type, "cache-control": "max-age=300" }).end(answer.asset);
    return;
  }
  if ("redirect" in answer) {
    response.writeHead(303, { location: answer.redirect, ...(answer.cookie !== undefined && { "set-cookie": answer.cookie }) }).end();
    return;
  }
  const page = layout({ ...answer, shopName: shop.name, cartUnits: cart.reduce((sum, { quantity }) => sum + quantity, 0) });
  response
    .writeHead(answer.status ?? 200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'",
    })
    .end(page);
}

async function answerFor(storefront: Storefront, cart: CartLine[], request: IncomingMessage): Promise<Answer> {
  const { state } = storefront;
  const { currency } = state.shop;
  const url = new URL(request.url ?? "/", "http://localhost");
  const [, , section = "", name = ""] = url.pathname.replace(/\/$/, "").split("/");
  const isPost = request.method === "POST";
  const order = () => (name === "" ? undefined : state.orders.values().find(({ checkoutToken }) => checkoutToken === name));

  switch (`${isPost ? "POST" : "GET"} ${section}`) {
    case "GET ":
      return {
        title: "Products",
        body: productListPage(state, (url.searchParams.get("q") ?? "").slice(0, 100), Number(url.searchParams.get("page")) || 1),
      };
    case "GET style.css":
      return { asset: stylesheet, type: "text/css; charset=utf-8" };
    case "GET order-status.js":
      return { asset: orderStatusScript, type: "text/javascript; charset=utf-8" };
    case "GET products": {
      const product = state.products.get(Number(name)) ?? state.products.values().find(({ handle }) => handle === name);
      return product?.variants.some(isSold) ? { title: product.title, body: productPage(state, product) } : notHere();
    }
    case "GET cart":
      return { title: "Cart", body: cartPage(cart, currency) };
    case "POST cart":
      return {
        redirect: "/storefront/cart",
        cookie: cartCookie(changeCart(storefront, cart, new URLSearchParams(await readBody(request)))),
      };
    case "GET checkout":
      return cart.length === 0 ? { redirect: "/storefront/cart" } : { title: "Checkout", body: checkoutPage(cart, currency, {}, {}) };
    case "POST checkout": {
      if (cart.length === 0) return { redirect: "/storefront/cart" };
      const filled = Object.fromEntries(new URLSearchParams(await readBody(request))) as Partial<Record<CheckoutField, string>>;
      const done = checkOut(storefront, cart, filled);
      if (done.outcome === "asked again") return { title: "Checkout", body: checkoutPage(cart, currency, filled, done.problems) };
      return { redirect: `/storefront/thank-you/${done.order.checkoutToken}`, cookie: cartCookie([]) };
    }
    case "GET thank-you": {
      const found = order();
      return found ? { title: "Thank you", body: thankYouPage(found) } : notHere();
    }
    case "GET orders": {
      const found = order();
      return found ? { title: `Order ${found.name}`, body: orderStatusPage(found, currency), script: "order-status.js" } : notHere();
    }
    default:
      return notHere();
  }
}

function changeCart({ state }: Storefront, cart: CartLine[], form: URLSearchParams): CartLine[] {
  const variant = state.variants.get(Number(form.get("variant")));
  const quantity = Math.floor(Number(form.get("quantity")));
  if (!variant || !isSold(variant) || !Number.isFinite(quantity) || quantity < 0) return cart;
  if (form.get("intent") !== "set") return [...cart, { variant, quantity }];
  return cart.map((line) => (line.variant === variant ? { variant, quantity } : line));
}

function notHere(): Answer {
  return {
    title: "Not here",
    status: 404,
    body: html`<h1>There is nothing here</h1>
      <p><a href="/storefront">See what we sell</a></p>`,
  };
}
