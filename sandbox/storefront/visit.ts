import type { IncomingMessage } from "node:http";
import { tellCart } from "../shopify/abandonment/tell-cart.ts";
import { buyerIn, type Buyer } from "./buyer.ts";
import { type CartRecord, emptyCart, findCart } from "./cart.ts";
import type { Storefront } from "./create-storefront.ts";
import { cartTokenOf } from "./numbered-buyer.ts";
import { priceCart, type PricedCart } from "./price-cart.ts";
import { wordsIn } from "./words.ts";

/** `horizon` has the standard actions and events, `dawn` is a theme from before them. */
export type Theme = "horizon" | "dawn";

/** One request of a buyer's browser, with what its cookies say of him. */
export type Visit = {
  storefront: Storefront;
  method: string;
  url: URL;
  /** The path's parts after `/storefront`, without a slash at the end. */
  path: string[];
  buyer: Buyer;
  theme: Theme;
  cart: CartRecord;
  /** Signed in as; null for a guest. */
  customerId: number | null;
  words: ReturnType<typeof wordsIn>;
  /** To be set with the answer. */
  cookies: string[];
  request: IncomingMessage;
};

/** What is remembered when an address says so: `?country=DE&locale=de&theme=dawn`. */
const REMEMBERED = { country: "localization", locale: "locale", theme: "theme" } as const;

export function readVisit(storefront: Storefront, request: IncomingMessage): Visit {
  const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
  const carried = new Map(
    (request.headers.cookie ?? "").split(/;\s*/).map((pair) => [pair.split("=", 1)[0] ?? "", pair.slice(pair.indexOf("=") + 1)]),
  );
  const cookies: string[] = [];
  const carriedToken = /^[\da-f]{32}$/.exec(carried.get("cart") ?? "")?.[0];
  const named = /^\w{1,20}$/.exec(url.searchParams.get("buyer") ?? "")?.[0];
  const token = named === undefined ? carriedToken : cartTokenOf(named);
  const cart = findCart(storefront.carts, token) ?? { ...emptyCart(), ...(token !== undefined && { token }) };
  if (token === undefined || token !== carriedToken) cookies.push(`cart=${cart.token}; Path=/; SameSite=Lax`);
  const told = (name: keyof typeof REMEMBERED) => {
    const asked = url.searchParams.get(name);
    if (asked === null || !/^\w{2,20}$/.test(asked)) return carried.get(REMEMBERED[name]);
    cookies.push(`${REMEMBERED[name]}=${asked}; Path=/; SameSite=Lax`);
    return asked;
  };
  const buyer = buyerIn(storefront.state, told("country"), told("locale"));
  return {
    storefront,
    method: request.method === "POST" ? "POST" : "GET",
    url,
    path: url.pathname
      .replace(/^\/storefront/, "")
      .split("/")
      .filter(Boolean)
      .map(decoded),
    buyer,
    theme: told("theme") === "dawn" ? "dawn" : "horizon",
    cart,
    customerId: storefront.state.customers.get(Number(carried.get("customer")))?.id ?? null,
    words: wordsIn(buyer.language),
    cookies,
    request,
  };
}

/** What the visit's cart costs. */
export function pricedCart({ storefront: { state }, cart, buyer, customerId }: Visit): PricedCart {
  const email = customerId === null ? null : (state.customers.get(customerId)?.email ?? null);
  return priceCart(state, cart, buyer, { email });
}

/** Keeps what was done to the cart, and tells it. */
export function keepCart({ storefront, cart }: Visit): void {
  storefront.carts.set(cart.token, cart);
  tellCart(storefront.state, cart);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
