import { readBody } from "../shopify/api/read-body.ts";
import type { OrderRecord } from "../shopify/state/order-record.ts";
import type { Answer } from "../storefront/answer.ts";
import type { Visit } from "../storefront/visit.ts";
import { checkOut } from "./check-out.ts";
import { checkoutOf } from "./checkout-record.ts";
import { checkoutPage } from "./checkout-page.ts";
import { orderStatusPage } from "./order-status-page.ts";
import { orderStatusScript } from "./order-status-script.ts";
import { thankYouPage } from "./thank-you-page.ts";

/** Answers what comes after the cart: checkout, thank-you, order status; undefined for any other address. */
export async function handleCheckout(visit: Visit): Promise<Answer | undefined> {
  const { storefront, cart, method } = visit;
  const [section = "", name = ""] = visit.path;
  switch (`${method} ${section}`) {
    case "GET order-status.js":
      return { text: orderStatusScript, type: "text/javascript; charset=utf-8", maxAge: 300 };
    case "GET checkout":
      if (cart.lines.length === 0) return { redirect: "/storefront/cart" };
      return { title: "Checkout", body: checkoutPage(visit, checkoutOf(visit), {}) };
    case "POST checkout": {
      if (cart.lines.length === 0) return { redirect: "/storefront/cart" };
      const checkout = checkoutOf(visit);
      checkout.filled = Object.fromEntries(new URLSearchParams(await readBody(visit.request)));
      const done = checkOut(visit, checkout);
      if (done.outcome === "asked again") return { title: "Checkout", body: checkoutPage(visit, checkout, done.problems) };
      storefront.carts.delete(cart.token);
      visit.cookies.push("cart=; Path=/; Max-Age=0");
      return { redirect: `/storefront/thank-you/${checkout.token}` };
    }
    case "GET thank-you": {
      const order = orderOf(visit, name);
      return order && { title: "Thank you", body: thankYouPage(order) };
    }
    case "GET orders": {
      const order = orderOf(visit, name);
      return order && { title: `Order ${order.name}`, body: orderStatusPage(order), script: "order-status.js" };
    }
    default:
      return undefined;
  }
}

function orderOf({ storefront: { state } }: Visit, token: string): OrderRecord | undefined {
  return token === "" ? undefined : state.orders.values().find(({ checkoutToken }) => checkoutToken === token);
}
