import { describe, expect, test } from "vitest";
import type { BuyerParcel, OrderAnswer } from "../../../app/contracts/offers.ts";
import english from "../../thank-you-offers/locales/en.default.json" with { type: "json" };
import { orderView } from "./order-view.ts";
import { readOrder } from "./read-order.ts";

/** As Shopify does it: a key by its dots, words for what stands in braces. A key that isn't there throws. */
function translate(key: string, replacements: Record<string, string | number> = {}): string {
  let found: unknown = english;
  for (const part of key.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
  if (typeof found !== "string") throw new Error(`No words for ${key}`);
  return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(replacements[name]));
}

const shown = (order: OrderAnswer) => orderView(order, translate, (isoDate) => isoDate);
const aParcel = (parcel: Partial<BuyerParcel> = {}): BuyerParcel => ({ stage: "shipped", items: [], tracking: [], ...parcel });
const anOrder = (order: Partial<OrderAnswer> = {}): OrderAnswer => ({ promise: null, parcels: [], reorderUrl: null, ...order });

describe("what a buyer is told of his order", () => {
  test("is when it arrives, where each parcel is, what is in it and how to follow it", () => {
    const tracking = [
      { carrier: "Royal Mail", number: "AB1", url: "https://track.example/AB1" },
      { carrier: null, number: null, url: "https://track.example/2" },
      { carrier: null, number: null, url: null },
    ];
    const parcels = [aParcel({ items: [{ title: "A cup", quantity: 2 }], tracking }), aParcel({ stage: "packed" })];

    expect(shown(anOrder({ promise: { date: "2026-12-01", confidence: 95 }, parcels }))).toEqual({
      arrives: "Arrives by 2026-12-01",
      reorderUrl: null,
      parcels: [
        {
          title: "Parcel 1 of 2",
          badge: { words: "On its way", tone: "auto" },
          items: ["2 × A cup"],
          tracking: [
            { words: "Royal Mail AB1", url: "https://track.example/AB1" },
            { words: "Track it", url: "https://track.example/2" },
          ],
        },
        { title: "Parcel 2 of 2", badge: { words: "Being prepared", tone: "neutral" }, items: [], tracking: [] },
      ],
    });
  });

  test("is nothing when there is nothing to tell", () => {
    expect(shown(anOrder())).toBeNull();
  });

  test("has no word of what went wrong at a warehouse", () => {
    expect(shown(anOrder({ parcels: [aParcel({ stage: "exception" })] }))?.parcels[0]?.badge?.words).toBe("Being prepared");
  });

  test.each(["lost", "beamed up", ""])("stays readable of a parcel that is '%s'", (stage) => {
    expect(shown(anOrder({ parcels: [aParcel({ stage })] }))?.parcels).toMatchObject([{ title: "Your parcel", badge: null }]);
  });

  test("promises nothing any more once everything has arrived", () => {
    const promise = { date: "2026-12-01", confidence: 95 };
    expect(shown(anOrder({ promise, parcels: [aParcel({ stage: "delivered" })] }))?.arrives).toBeNull();
    expect(shown(anOrder({ promise, parcels: [aParcel({ stage: "delivered" }), aParcel()] }))?.arrives).not.toBeNull();
  });
});

describe("what the app answers of an order", () => {
  test("is read as the contract has it", () => {
    const order = anOrder({
      promise: { date: "2026-12-01", confidence: 95 },
      parcels: [
        aParcel({ items: [{ title: "A cup", quantity: 2 }], tracking: [{ carrier: "DHL", number: "1", url: "https://t.example/1" }] }),
      ],
      reorderUrl: "https://cups.example/cart/11:1",
    });
    expect(readOrder(order)).toEqual(order);
  });

  test.each([null, "<html>", [], {}, { parcels: "two" }])("is nothing when it is %j", (answer) => {
    expect(readOrder(answer)).toBeNull();
  });

  test("leads nowhere but to a web page", () => {
    const hostile = {
      promise: 1,
      parcels: [{ stage: 1, items: [{}, { title: "A" }], tracking: [{ url: "javascript:alert(1)" }, 7] }],
      reorderUrl: "data:x",
    };
    expect(readOrder(hostile)).toEqual({
      promise: null,
      reorderUrl: null,
      parcels: [{ stage: "", items: [{ title: "A", quantity: 1 }], tracking: [{ carrier: null, number: null, url: null }] }],
    });
  });
});
