import { describe, expect, test } from "vitest";
import type { BlockOffer } from "../../../app/contracts/offer-block.ts";
import { translateBy } from "../../admin-block/src/translate-by.ts";
import english from "../locales/en.default.json" with { type: "json" };
import { offerView, type Formats } from "./offer-view.ts";

const translate = translateBy(english);
const formats: Formats = {
  number: String,
  percent: (value) => `${value * 100} %`,
  money: (minorUnits, currency) => `${currency} ${minorUnits / 100}`,
  day: (isoDate) => isoDate,
};

const anOffer = (offer: Partial<BlockOffer> = {}): BlockOffer => ({
  id: "o1",
  name: "Saucers",
  page: "/app/offers/o1",
  placements: ["cart", "checkout"],
  state: "live",
  blockedBecause: null,
  items: ["A saucer", "A spoon"],
  shown: 1200,
  accepted: 96,
  taken: { amount: 76_000, currency: "EUR" },
  ...offer,
});
const shown = (...offers: BlockOffer[]) => offerView({ page: "/app/offers", since: "2026-10-01", offers }, translate, formats);

describe("the block on Shopify's product page", () => {
  test("says what is offered with the product, where, and how it does", () => {
    expect(shown(anOffer())).toEqual({
      summary: "1 offer is made with it",
      since: "Counted since 2026-10-01",
      href: "app:app/offers",
      offers: [
        {
          id: "o1",
          name: "Saucers",
          href: "app:app/offers/o1",
          placements: "In the cart, In checkout",
          badge: { words: "Live", tone: "success" },
          blockedBecause: null,
          items: "Offers A saucer, A spoon",
          figures: "Shown 1200 times, taken 96 times (8 %); taken for EUR 760",
        },
      ],
    });
  });

  test("says so when nothing is offered", () => {
    expect(shown()).toMatchObject({ summary: "Nothing is offered with this product.", offers: [] });
  });

  test("counts only offers that are made, and says why one isn't", () => {
    const view = shown(anOffer(), anOffer({ id: "o2", blockedBecause: "Its discount was changed in Shopify." }));

    expect(view.summary).toBe("1 offer is made with it");
    expect(view.offers[1]).toMatchObject({
      badge: { words: "Not shown", tone: "warning" },
      blockedBecause: "Its discount was changed in Shopify.",
    });
  });

  test("tells no rate of what nobody was shown", () => {
    expect(shown(anOffer({ shown: 0, accepted: 0, taken: null })).offers[0]?.figures).toBe("Not shown yet");
  });

  test("counts once as once", () => {
    expect(shown(anOffer({ shown: 1, accepted: 0, taken: null })).offers[0]?.figures).toBe("Shown once, taken 0 times (0 %)");
    expect(shown(anOffer({ shown: 4, accepted: 1, taken: null })).offers[0]?.figures).toBe("Shown 4 times, taken once (25 %)");
  });

  test("stays readable when the app knows a place or a state that the block doesn't", () => {
    expect(shown(anOffer({ placements: ["dream"], state: "asleep" })).offers[0]).toMatchObject({
      placements: null,
      badge: null,
      name: "Saucers",
    });
  });
});
