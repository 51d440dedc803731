import { describe, expect, test } from "vitest";
import { NO_SKU } from "../books.ts";
import type { Picture, SeenBox, SeenOrder, SeenWork } from "../picture.ts";
import type { Known } from "./facts.ts";
import { judge } from "./judge.ts";

const known: Known = {
  again: new Map(),
  dismissed: new Map(),
  kept: new Set(),
  keeping: new Set(),
  waiting: new Set(),
  paused: new Set(),
  isUntroubled: true,
  released: new Set(),
  requested: new Set(),
  cashOnDelivery: new Set(),
  byHand: new Set(),
  touched: new Set(),
  ours: new Set(["Home", "Bob"]),
  ownShop: "Shop",
  isCarried: (item) => item === "MUG",
};

const LABEL = { street: "1 Mill Road", giftMessage: null };
const work = (facts: Partial<SeenWork> = {}): SeenWork => ({
  id: "w",
  status: "IN_PROGRESS",
  requestStatus: "ACCEPTED",
  place: "Bob",
  method: "SHIPPING",
  units: { MUG: 2 },
  lines: [],
  ...facts,
});
const box = (facts: Partial<SeenBox> = {}): SeenBox => ({
  key: "bob 1",
  reference: "waybill-7-1",
  orderId: "7",
  place: "Bob",
  state: "waiting",
  units: { MUG: 2 },
  numbers: [],
  isAstray: false,
  isDelivered: false,
  label: LABEL,
  ...facts,
});
const line = { id: "l", item: "MUG", quantity: 2, currentQuantity: 2, fulfilledQuantity: 0 };
const anOrder = (facts: Partial<SeenOrder> = {}): SeenOrder => ({
  ...{
    id: "7",
    name: "#7",
    test: false,
    isCancelled: false,
    payment: "PAID",
    refunded: 0,
    label: LABEL,
    lines: [line],
    work: [work()],
    fulfillments: [],
  },
  ...facts,
});
const left = box({ state: "left", numbers: ["N1"] });
const told = { id: "f", place: "Bob", isThere: true, numbers: ["N1"], units: { MUG: 2 } };
const shipped = anOrder({ work: [], fulfillments: [told] });

type Shown = { stage?: string; held?: boolean; asked?: string[]; stock?: Picture["stock"]; parked?: string[]; repairs?: string[] };
function picture(
  order: SeenOrder,
  boxes: SeenBox[],
  { stage = "at_warehouse", held = false, asked = [], stock = [], parked = [], repairs = [] }: Shown = {},
): Picture {
  const exceptions = asked.map((cause) => ({ id: cause, cause, subject: "s", orderId: "7", openedAt: "", words: "" }));
  return {
    hour: 1,
    orders: [order],
    boxes,
    stock,
    app: { stages: new Map([["7", { stage, held, payment: order.payment, refunded: 0 }]]), exceptions, parked, repairs },
  };
}

const atWarehouse = picture(anOrder(), [box()]);
const gone = picture(shipped, [left], { stage: "shipped" });
const found = (now: Picture, before = atWarehouse, knows: Partial<Known> = {}) => [
  ...new Set(judge(now, before, { ...known, ...knows }, { isQuiet: true, wasQuiet: true }).map(({ rule }) => rule)),
];

test("nothing is wrong with an order that waits at its warehouse, leaves it, and is told", () => {
  expect(found(atWarehouse)).toEqual([]);
  expect(found(gone)).toEqual([]);
});

describe("is found out", () => {
  test("a second box of units that left", () => {
    const again = box({ key: "bob 2", state: "left", numbers: ["N2"] });
    expect(found(picture(shipped, [left, again], { stage: "shipped" }), gone)).toContain("shipped twice");
    expect(found(picture(shipped, [left, again], { stage: "shipped" }), gone, { again: new Map([["7", { MUG: 2 }]]) })).not.toContain(
      "shipped twice",
    );
  });

  test("a box besides what the merchant shipped himself", () => {
    const byHand = anOrder({ work: [], fulfillments: [told, { ...told, id: "hand", numbers: [] }] });
    expect(found(picture(byHand, [left], { stage: "shipped" }), atWarehouse, { byHand: new Set(["hand"]) })).toContain("shipped twice");
    // Marked as fulfilled at its warehouse, it is the box that the warehouse ships, whose number it has by then.
    const marked = anOrder({ work: [], fulfillments: [told] });
    expect(found(picture(marked, [left], { stage: "shipped" }), atWarehouse, { byHand: new Set([told.id]) })).not.toContain(
      "shipped twice",
    );
  });

  test("a fulfillment told twice, one that was never told, and one of no box", () => {
    const twice = anOrder({ work: [], fulfillments: [told, { ...told, id: "g" }] });
    expect(found(picture(twice, [left], { stage: "shipped" }))).toContain("told once");
    expect(found(picture(anOrder(), [left], { stage: "shipped" }))).toContain("told once");
    expect(found(picture(anOrder({ fulfillments: [told] }), [box()]))).toContain("told once");
  });

  test("what left though it was refunded before", () => {
    const refunded = picture(anOrder({ work: [work({ units: { MUG: 1 } })] }), [box()]);
    expect(found(gone, refunded)).toContain("shipped unwanted");
    const asked = picture(shipped, [left], { stage: "needs_you", asked: ["parcel.unwanted"] });
    expect(found(asked, refunded)).not.toContain("shipped unwanted");
  });

  test.each([
    ["a test order", { test: true }],
    ["an unpaid order", { payment: "PENDING" }],
    ["a voided order", { payment: "VOIDED" }],
    ["a cancelled order", { isCancelled: true }],
  ])("%s that was sent to a warehouse", (_, facts) => {
    const order = anOrder(facts);
    expect(found(picture(order, [box()]), picture(order, []))).toContain("sent forbidden");
    expect(found(picture(order, [box()]), picture(anOrder(), []))).not.toContain("sent forbidden");
  });

  test("an unpaid order that was sent to a warehouse, and not what the merchant requested of it himself", () => {
    const due = anOrder({ payment: "PENDING" });
    expect(found(picture(due, [box()]), picture(due, []), { requested: new Set(["7"]) })).not.toContain("sent forbidden");
    const voided = anOrder({ payment: "VOIDED" });
    expect(found(picture(voided, [box()]), picture(voided, []), { requested: new Set(["7"]) })).toContain("sent forbidden");
  });

  test("a parcel that was sent to a warehouse, and not that its people made two boxes of it", () => {
    const due = anOrder({ payment: "PARTIALLY_PAID" });
    const half = box({ units: { MUG: 1 } });
    const before = picture(due, [box()]);
    expect(found(picture(due, [half, { ...half, key: "bob 2" }]), before)).not.toContain("sent forbidden");
    expect(found(picture(due, [box(), box({ key: "bob 2", reference: "waybill-7-2" })]), before)).toContain("sent forbidden");
  });

  test("what a warehouse still has of an order that nobody wants any more", () => {
    expect(found(picture(anOrder({ work: [work({ units: { MUG: 1 } })] }), [box()]))).toContain("stopped in time");
  });

  test("a box that goes elsewhere than its order by now, or with other words, when nobody is asked about it", () => {
    const moved = anOrder({ label: { ...LABEL, street: "2 New Road" } });
    expect(found(picture(moved, [box()]))).toEqual(["goes as ordered"]);
    expect(found(picture(moved, [box()], { stage: "needs_you", asked: ["parcel.address-changed"] }))).toEqual([]);
    expect(found(picture(moved, [box({ label: null })]))).toEqual([]);
    const written = anOrder({ label: { ...LABEL, giftMessage: "Happy birthday" } });
    expect(found(picture(written, [box()]))).toEqual(["goes as ordered"]);
  });

  test("units that wait at no warehouse, and a box that stands still, when nobody is asked about them", () => {
    const open = anOrder({ work: [work({ status: "OPEN", place: "Shop" })] });
    expect(found(picture(open, [], { stage: "received" }))).toEqual(expect.arrayContaining(["stuck unseen", "stage"]));
    expect(found(picture(open, [], { stage: "needs_you", asked: ["unroutable.out-of-stock"] }))).toEqual([]);
    expect(found(picture(anOrder(), [box({ state: "stopped" })]))).toContain("stuck unseen");
    const others = anOrder({ work: [work({ status: "OPEN", place: "Print House", units: { PRINT: 1 } })] });
    expect(found(picture(others, [], { stage: "done_elsewhere" }))).toEqual([]);
    const collected = anOrder({ work: [work({ status: "OPEN", place: "Shop", method: "PICK_UP" })] });
    expect(found(picture(collected, [], { stage: "done_elsewhere" }))).toEqual([]);
  });

  test("a question about an order with which nothing is wrong", () => {
    expect(found(picture(anOrder(), [box()], { stage: "needs_you", asked: ["parcel.on-hold"] }))).toEqual(["asked in vain"]);
    expect(found(picture(shipped, [left], { stage: "needs_you", asked: ["unroutable.out-of-stock"] }))).toEqual(["asked in vain"]);
  });

  test("an order shown where it is not", () => {
    expect(found(picture(anOrder(), [box()], { stage: "shipped" }))).toEqual(["stage"]);
    expect(found(picture(shipped, [left], { stage: "delivered" }))).toEqual(["stage"]);
    expect(found(picture(shipped, [left], { stage: "held" }))).toEqual(["stage"]);
    expect(found(picture(shipped, [left], { stage: "needs_you" }))).toEqual(["stage"]);
  });

  test("stock that Shopify shows otherwise than it lies there", () => {
    const stock = (shown: number | null) => [{ place: "Bob", item: "MUG", there: 5, shown }];
    expect(found(picture(anOrder(), [box()], { stock: stock(5) }))).toEqual([]);
    expect(found(picture(anOrder(), [box()], { stock: stock(6) }))).toEqual(["stock"]);
    expect(found(picture(anOrder(), [box()], { stock: stock(null) }))).toEqual(["stock"]);
  });

  test("money that went back and is not known of", () => {
    expect(found(picture(anOrder({ refunded: 500 }), [box()]))).toEqual(["money"]);
  });

  test("an order that waits for stock, as somebody decided, only where it is shown so", () => {
    const open = anOrder({ work: [work({ status: "OPEN", place: "Shop" })] });
    const waiting = { waiting: new Set(["7"]) };
    expect(found(picture(open, [], { stage: "held", held: true }), atWarehouse, waiting)).toEqual([]);
    expect(found(picture(open, [], { stage: "received" }), atWarehouse, waiting)).toContain("stuck unseen");
  });

  test("a line without a SKU that was put aside, and the rest of its order that stands still", () => {
    const dismissed = { dismissed: new Map([["7", new Set(["unroutable.line-without-sku"])]]) };
    const rest = anOrder({ work: [work({ status: "OPEN", place: "Shop", units: { MUG: 1, [NO_SKU]: 1 } })] });
    expect(found(picture(rest, [], { stage: "received" }), atWarehouse, dismissed)).toContain("stuck unseen");
    const his = anOrder({ work: [work({ status: "OPEN", place: "Shop", units: { [NO_SKU]: 1 } })] });
    expect(found(picture(his, [], { stage: "done_elsewhere" }), atWarehouse, dismissed)).toEqual([]);
  });

  test("news from outside that nobody could apply", () => {
    expect(found(picture(anOrder(), [box()], { parked: ["orders/updated"] }))).toEqual(["parked"]);
  });

  test("a repair, where no webhook was lost", () => {
    const repaired = picture(anOrder(), [box()], { repairs: ["orders 7"] });
    expect(found(repaired)).toEqual(["repaired"]);
    expect(found(repaired, repaired)).toEqual([]);
    expect(found(repaired, atWarehouse, { isUntroubled: false })).toEqual([]);
    expect(found(picture(anOrder(), [box()], { repairs: ["inventory-levels 1-2 r"] }))).toEqual([]);
  });
});
