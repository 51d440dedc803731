import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Money } from "#app/platform/money.ts";
import type { Shop } from "#app/platform/shop.ts";
import { AbandonedLine } from "#app/recovery/abandonment/abandoned-line.ts";
import { whyNotAbout } from "#app/recovery/journeys/entries/fits-entry.ts";
import { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import type { Journey } from "#generated/prisma/client.ts";
import { pricesToShow } from "#app/recovery/abandonment/prices-to-show.ts";
import type { AbandonmentState } from "#generated/prisma/enums.ts";
import { type CartStanding, standingOfCart } from "../recovery/cart-standing.ts";
import { readEnteredWithAnother } from "../recovery/read-entered-with-another.server.ts";
import { type ChannelConsent, readChannelConsents } from "./read-channel-consents.server.ts";
import { type CartRun, readCartRuns } from "./read-cart-runs.server.ts";
import { type CartEvent, readCartEvents } from "./read-cart-events.server.ts";

export type CartLine = AbandonedLine & { price: Money };

/** What its buyer saw that the cart costs, and in which currency they are written to. */
export type CartPrices = { total: Money; isBuyers: boolean };

export type CartView = {
  id: string;
  state: AbandonmentState;
  who: string | null;
  lines: CartLine[];
  value: Money;
  prices: CartPrices;
  discountCodes: string[];
  buyer: {
    isKnown: boolean;
    /** Shopify's number, where it has one. */
    customerId: string | null;
    name: string | null;
    email: string | null;
    phone: string | null;
    language: string | null;
    country: string | null;
    isHeldOut: boolean;
  };
  withheld: string[];
  orderId: string | null;
  standing: CartStanding;
  consents: ChannelConsent[];
  runs: CartRun[];
  timeline: CartEvent[];
  /** Those that could be begun by hand: what is live, and speaks of carts. */
  journeys: { id: string; name: string }[];
};

/** A cart with all that is known of it; null where there is none of that id. */
export async function readCart(shop: Shop, id: string): Promise<CartView | null> {
  return readInShop(shop, async (db) => {
    const cart = await db.abandonment.findUnique({ where: { shopId_id: { shopId: shop.id, id } } });
    if (!cart) return null;
    const person =
      cart.personId === null ? null : await db.recoveryPerson.findUnique({ where: { shopId_id: { shopId: shop.id, id: cart.personId } } });
    const journeys = await db.journey.findMany({
      where: { shopId: shop.id },
      select: { id: true, name: true, state: true, definition: true },
      orderBy: { name: "asc" },
    });
    const runs = await readCartRuns(db, shop, id, journeys);
    const consents = await readChannelConsents(db, shop, cart);
    const timeline = await readCartEvents(db, shop, cart, runs, journeys);
    const lines = AbandonedLine.array().catch([]).parse(cart.lines);
    const prices = pricesToShow(lines, cart.currency);
    const country = (cart.place as { country?: unknown } | null)?.country;
    return {
      id,
      state: cart.state,
      who: cart.name ?? cart.email ?? cart.phone,
      lines: lines.map((line) => ({ ...line, price: { minor: line.unitPrice, currency: cart.currency } })),
      value: { minor: Number(cart.value), currency: cart.currency },
      prices: {
        isBuyers: prices.isBuyers,
        total: { minor: lines.reduce((sum, line) => sum + prices.unitPrice(line) * line.quantity, 0), currency: prices.currency },
      },
      discountCodes: cart.discountCodes,
      buyer: {
        isKnown: person !== null,
        customerId: cart.customerId === null ? null : String(cart.customerId),
        name: cart.name,
        email: cart.email,
        phone: cart.phone,
        language: cart.language,
        country: typeof country === "string" ? country : null,
        isHeldOut: person?.isHeldOut ?? false,
      },
      withheld: cart.withheld,
      orderId: cart.orderId === null ? null : String(cart.orderId),
      standing: standingOfCart({
        state: cart.state,
        isKnown: person !== null,
        isHeldOut: person?.isHeldOut ?? false,
        reach: consents.flatMap(({ channel, isWanted, isReached }) => (isWanted && isReached ? channel : [])),
        hasAddress: cart.email !== null || cart.phone !== null,
        withheld: cart.withheld,
        runs,
        sent: timeline.filter((event) => event.is === "delivery" && event.hasLeft).length,
        isAnyJourneyLive: journeys.some(({ state }) => state === "live"),
        enteredWithAnother: runs.length > 0 ? null : ((await readEnteredWithAnother(db, shop, [id])).get(id) ?? null),
      }),
      consents,
      runs,
      timeline,
      journeys: journeys.filter(canBegin).map(({ id: journeyId, name }) => ({ id: journeyId, name })),
    };
  });
}

function canBegin({ state, definition }: Pick<Journey, "state" | "definition">): boolean {
  const { data } = JourneyDefinition.safeParse(definition);
  return state === "live" && data !== undefined && whyNotAbout("cart", data) === null;
}
