import { randomUUID } from "node:crypto";
import { z } from "zod";
import { followFunnel, FUNNEL } from "../../extensions/funnel-pixel/src/follow-funnel.ts";
import type { StandardEvent } from "../../extensions/funnel-pixel/src/told-of.ts";
import { toGid } from "../shopify/state/gid.ts";
import { isoTime } from "../shopify/state/iso-time.ts";
import type { ShopState } from "../shopify/state/shop-state.ts";
import { ControlFault } from "./control-fault.ts";
import { findVariant, notSold } from "./find-lines.ts";
import type { Control } from "./handle-control.ts";
import { Line } from "./orders-asked.ts";
import { parseAsked } from "./parse-asked.ts";

const Asked = z.strictObject({
  event: z.enum(FUNNEL, `one of ${FUNNEL.join(", ")}`),
  lines: z.array(Line).max(100, "at most 100 lines").default([]),
  visitor: z
    .string()
    .regex(/^[\w.-]{1,100}$/, "letters, digits, _, . and -")
    .optional(),
  customer: z.union([z.string(), z.number()]).optional(),
  cart: z.string().optional(),
  checkout: z.string().optional(),
  language: z.string().default("en-GB"),
  consent: z.strictObject({ analytics: z.boolean().default(true), marketing: z.boolean().default(true) }).prefault({}),
});
type Asked = z.infer<typeof Asked>;

/** A visitor's browser: the app's own pixel hears an event of Shopify's there, with the settings that the app gave it. */
export function pixelCalls(state: ShopState, appUrl: string | undefined): Control["calls"] {
  return {
    "POST /pixel": async ({ body }) => {
      const asked = parseAsked(Asked, body);
      if (!state.webPixel)
        throw new ControlFault(409, "The app has put no pixel into the shop: it does once the merchant has granted its scopes.");
      if (appUrl === undefined) throw new ControlFault(409, "There is no app in this sandbox that a page could tell.");
      const event = eventOf(state, asked);
      let told: Promise<Response> | undefined;
      let hear: (event: StandardEvent) => void = () => undefined;
      followFunnel(
        {
          analytics: { subscribe: (name, heard) => name === asked.event && (hear = heard) },
          init: {
            data: {
              customer: asked.customer === undefined ? null : { id: String(asked.customer) },
              cart: asked.cart === undefined ? null : { id: asked.cart },
            },
            customerPrivacy: { analyticsProcessingAllowed: asked.consent.analytics, marketingAllowed: asked.consent.marketing },
          },
          settings: state.webPixel.settings,
        },
        (url, init) => (told = fetch(new URL(new URL(url, appUrl).pathname, appUrl), init)),
      );
      hear(event);
      return { visitor: event.clientId, told: told !== undefined, status: told === undefined ? null : (await told).status };
    },
  };
}

/** As Shopify writes it, with what the shop sells. */
function eventOf(state: ShopState, { event: name, lines: asked, visitor = randomUUID(), cart, checkout, language }: Asked): StandardEvent {
  const lines = asked.map((line) => {
    const variant = findVariant(state, line);
    if (!variant) throw notSold(state, line);
    return { merchandise: { id: String(variant.id) }, quantity: line.quantity };
  });
  const token = checkout ?? null;
  const lineItems = lines.map(({ merchandise, quantity }) => ({ variant: merchandise, quantity }));
  const data: StandardEvent["data"] = name.startsWith("checkout_")
    ? { checkout: { token, lineItems, localization: { language: { isoCode: language } } } }
    : name === "cart_viewed"
      ? { cart: { id: cart === undefined ? null : `gid://shopify/Cart/${cart}`, lines } }
      : name === "product_added_to_cart"
        ? { cartLine: lines[0] ?? null }
        : { productVariant: lines[0] ? { id: toGid("ProductVariant", Number(lines[0].merchandise.id)) } : null };
  return { id: `sh-${randomUUID()}`, name, timestamp: isoTime(state.now()), clientId: visitor, context: { navigator: { language } }, data };
}
