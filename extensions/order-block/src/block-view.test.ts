import { describe, expect, test } from "vitest";
import type { BlockParcel, OrderBlock } from "../../../app/contracts/order-block.ts";
import { translateBy } from "../../admin-block/src/translate-by.ts";
import english from "../locales/en.default.json" with { type: "json" };
import { blockView } from "./block-view.ts";

const translate = translateBy(english);

const shown = (block: OrderBlock) => blockView(block, translate, (isoDate) => isoDate);

const waiting: OrderBlock = { stage: null, page: null, troubles: [], parcels: [] };

const aParcel = (parcel: Partial<BlockParcel> = {}): BlockParcel => ({
  id: "p1",
  warehouse: "Leeds",
  stage: "dispatched",
  leavesOn: "2026-11-24",
  why: "Leeds ships all 3 units for £8.40, the only way; it leaves today.",
  problem: null,
  tracking: [],
  ...parcel,
});

describe("the block on Shopify's order page", () => {
  test("says of an order that Waybill hasn't copied yet that it isn't routed, and links nowhere", () => {
    expect(shown(waiting)).toMatchObject({ empty: "Waybill hasn't routed this order yet.", parcels: [], href: null });
  });

  test.each([
    ["received", "Waybill hasn't routed this order yet."],
    ["cancelled", "This order was cancelled before a warehouse was chosen."],
    ["done_elsewhere", "This order was shipped without Waybill, or has nothing to ship."],
  ])("says why an order that is %s has no parcel, and opens it in Waybill", (stage, words) => {
    const view = shown({ ...waiting, stage, page: "/app/orders/7" });

    expect(view).toMatchObject({ empty: words, summary: words, href: "app:app/orders/7" });
  });

  test("shows each parcel with its warehouse, its stage in words and why it ships from there", () => {
    const view = shown({
      ...waiting,
      stage: "at_warehouse",
      parcels: [aParcel(), aParcel({ id: "p2", warehouse: "Reno", stage: "shipped" })],
    });

    expect(view.empty).toBeNull();
    expect(view.summary).toBe("2 parcels: At warehouse, Shipped");
    expect(view.parcels).toMatchObject([
      {
        title: "Parcel 1 of 2",
        warehouse: "Ships from Leeds",
        badge: { words: "At warehouse", tone: "info" },
        leaves: "Leaves on 2026-11-24",
      },
      { title: "Parcel 2 of 2", warehouse: "Ships from Reno", badge: { words: "Shipped", tone: "success" } },
    ]);
    expect(view.parcels[0]?.why).toContain("the only way");
  });

  test("has words for every stage of a parcel", () => {
    for (const stage of [
      "planned",
      "requested",
      "dispatched",
      "picked",
      "packed",
      "partly_shipped",
      "shipped",
      "delivered",
      "lost",
      "returned",
      "exception",
    ]) {
      expect(shown({ ...waiting, parcels: [aParcel({ stage })] }).parcels[0]?.badge?.words).toBeTruthy();
    }
  });

  test("stays readable when the app knows a stage that the block doesn't", () => {
    expect(shown({ ...waiting, parcels: [aParcel({ stage: "weighed" })] }).parcels[0]).toMatchObject({
      badge: null,
      warehouse: "Ships from Leeds",
    });
  });

  test("links the tracking of every box, and says so when a box has none", () => {
    const tracking = [
      { carrier: "Royal Mail", number: "AB1", url: "https://track.example/AB1" },
      { carrier: null, number: "ZZ9", url: null },
      { carrier: "Courier", number: null, url: null },
    ];

    expect(shown({ ...waiting, parcels: [aParcel({ tracking, leavesOn: null })] }).parcels[0]).toMatchObject({
      leaves: null,
      tracking: [
        { words: "Royal Mail AB1", url: "https://track.example/AB1" },
        { words: "ZZ9", url: null },
        { words: "Shipped without a tracking number", url: null },
      ],
    });
  });

  test("puts what needs a person first, also while it is folded", () => {
    const view = shown({ ...waiting, stage: "needs_you", troubles: ["No warehouse has 85123A."] });

    expect(view).toMatchObject({ summary: "Needs you", troubles: ["No warehouse has 85123A."] });
  });
});
