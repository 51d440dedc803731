import { readBody } from "../shopify/api/read-body.ts";
import { releaseOrder } from "../shopify/post-purchase/offer-window.ts";
import type { Answer } from "../storefront/answer.ts";
import type { Visit } from "../storefront/visit.ts";
import { accountPage } from "./account-page.ts";
import { checkOut } from "./check-out.ts";
import { checkoutOf } from "./begin-checkout.ts";
import type { CheckoutProblems } from "./checkout-form.ts";
import type { CheckoutRecord } from "./checkout-record.ts";
import { checkoutPage } from "./checkout-page.ts";
import { orderOf } from "./find-order.ts";
import { applyChange } from "./host/apply-change.ts";
import { checkoutSaveScript, keepLeft } from "./keep-left.ts";
import { hasPostPurchase } from "./host/extension-slots.ts";
import { handleHosted } from "./host/handle-hosted.ts";
import { orderStatusPage } from "./order-status-page.ts";
import { orderStatusScript } from "./order-status-script.ts";
import { canPayAgain, postPurchasePage } from "./post-purchase/post-purchase-page.ts";
import { thankYouPage } from "./thank-you-page.ts";

const HOST = "hosted/host.js";
const CHECKOUT_SCRIPTS = ["checkout-save.js", HOST];

/** Answers what comes after the cart: checkout, an offer after payment, thank-you, order status, account; undefined for any other address. */
export async function handleCheckout(visit: Visit): Promise<Answer | undefined> {
  const { storefront, cart, method } = visit;
  const { app, state } = storefront;
  const [section = "", name = ""] = visit.path;
  const order = orderOf(visit, name);
  switch (`${method} ${section}`) {
    case "GET hosted":
    case "POST hosted":
      return handleHosted(visit);
    case "GET order-status.js":
      return { text: orderStatusScript, type: "text/javascript; charset=utf-8", maxAge: 300 };
    case "GET checkout-save.js":
      return { text: checkoutSaveScript, type: "text/javascript; charset=utf-8", maxAge: 300 };
    case "GET checkout":
      if (cart.lines.length === 0) return { redirect: "/storefront/cart" };
      return { title: "Checkout", body: checkoutPage(visit, asIsSaid(visit, checkoutOf(visit)), {}), scripts: CHECKOUT_SCRIPTS };
    case "POST checkout": {
      if (cart.lines.length === 0) return { redirect: "/storefront/cart" };
      const checkout = checkoutOf(visit);
      const { intent, ...filled } = Object.fromEntries(new URLSearchParams(await readBody(visit.request)));
      checkout.filled = filled;
      if (intent === "code")
        return { title: "Checkout", body: checkoutPage(visit, checkout, typedCode(visit, checkout)), scripts: CHECKOUT_SCRIPTS };
      if (intent === "save") {
        keepLeft(visit, checkout);
        return { json: { saved: true } };
      }
      const done = checkOut(visit, checkout);
      if (done.outcome === "asked again") keepLeft(visit, checkout);
      if (done.outcome === "asked again")
        return { title: "Checkout", body: checkoutPage(visit, checkout, done.problems), scripts: CHECKOUT_SCRIPTS };
      checkout.ordered = true;
      storefront.carts.delete(cart.token);
      visit.cookies.push("cart=; Path=/; Max-Age=0");
      const isOffered = hasPostPurchase(visit) && canPayAgain(done.order);
      return { redirect: `/storefront/${isOffered ? "post-purchase" : "thank-you"}/${checkout.token}` };
    }
    case "GET post-purchase": {
      if (!order || !app) return undefined;
      const body = order.offer?.isOpen ? postPurchasePage(app, order) : undefined;
      if (!body) return { redirect: `/storefront/thank-you/${name}` };
      return { title: "One more thing", body, scripts: ["hosted/post-purchase-host.js"] };
    }
    case "GET thank-you":
      if (order && hasPostPurchase(visit)) releaseOrder(state, order);
      return order && { title: "Thank you", body: thankYouPage(visit, order), scripts: [HOST] };
    case "GET orders":
      return order && { title: `Order ${order.name}`, body: orderStatusPage(visit, order), scripts: ["order-status.js", HOST] };
    case "GET account":
      return { title: "Your account", body: accountPage(visit, null), scripts: [HOST] };
    case "POST account":
      return signIn(visit, new URLSearchParams(await readBody(visit.request)));
    default:
      return undefined;
  }
}

/** Puts a code that the buyer typed on the checkout; answers what is wrong with it. */
function typedCode(visit: Visit, checkout: CheckoutRecord): CheckoutProblems {
  const { discount = "", ...filled } = checkout.filled;
  const result = applyChange(visit, checkout, "applyDiscountCodeChange", { type: "addDiscountCode", code: discount.trim() });
  if (result.type === "error") return { discount: "Enter a code that is for what you order" };
  checkout.filled = filled;
  return {};
}

/** How a checkout is looked at: `?wallet=1` pays by a wallet, `?locked=1` is an invoice, `?editor=1` the merchant's editor; `0` ends it. */
function asIsSaid({ url }: Visit, checkout: CheckoutRecord): CheckoutRecord {
  const said = (name: string, now: boolean) => (url.searchParams.has(name) ? url.searchParams.get(name) === "1" : now);
  checkout.accelerated = said("wallet", checkout.accelerated);
  checkout.locked = said("locked", checkout.locked);
  checkout.inEditor = said("editor", checkout.inEditor);
  return checkout;
}

/** Whoever names the email of a customer is him, in a sandbox; without one he is a guest again. */
function signIn(visit: Visit, form: URLSearchParams): Answer {
  const email = (form.get("email") ?? "").trim().toLowerCase();
  const customer = visit.storefront.state.customersByEmail.get(email);
  if (email !== "" && !customer) return { title: "Your account", body: accountPage(visit, "Nobody has bought here with that email.") };
  visit.cookies.push(customer ? `customer=${customer.id}; Path=/; HttpOnly; SameSite=Lax` : "customer=; Path=/; Max-Age=0");
  return { redirect: "/storefront/account" };
}
