import { expect, test } from "vitest";
import { elsewhereBecause, heldBecause } from "./held-because.ts";
import { gates } from "./messages.ts";

type FulfillmentOrder = Parameters<typeof heldBecause>[1][number];
const one = (facts: Partial<FulfillmentOrder> = {}): FulfillmentOrder => ({
  status: "OPEN",
  onHoldReasons: [],
  onHoldNotes: null,
  fulfillAt: null,
  deliveryMethod: "SHIPPING",
  lines: [{ remainingQuantity: 1, requiresShipping: true }],
  ...facts,
});
const unpaid = { code: "payment-due", final: false, why: gates.message("not-paid") };

test("an order that waits for nothing is held by nothing", () => {
  expect(heldBecause([], [one()])).toEqual([]);
  expect(heldBecause([], [])).toEqual([]);
});

test("each closed gate is told; of an order that wants nothing any more none is", () => {
  expect(heldBecause([unpaid], [one()])).toEqual([unpaid.why]);
  expect(heldBecause([unpaid], [one({ lines: [{ remainingQuantity: 0, requiresShipping: true }] })])).toEqual([]);
});

test("a hold of part of it holds that part alone; a hold of all of it is told with its reasons", () => {
  const held = one({ status: "ON_HOLD", onHoldReasons: ["AWAITING_PAYMENT", "SOMETHING_NEW"] });
  expect(heldBecause([], [held, one()])).toEqual([]);
  expect(heldBecause([], [held])).toEqual([
    gates.message("on-hold", { reasons: [gates.message("awaiting-payment"), gates.message("other-reason")] }),
  ]);
});

test("what whoever placed the holds noted is told with their reasons, each note once", () => {
  const held = one({ status: "ON_HOLD", onHoldReasons: ["OTHER"], onHoldNotes: "Pre-order: ships on 12 December" });
  const note = "Pre-order: ships on 12 December";
  expect(heldBecause([], [held, held])).toEqual([gates.message("on-hold-as-noted", { note })]);
  const alsoUnpaid = one({ status: "ON_HOLD", onHoldReasons: ["AWAITING_PAYMENT"] });
  expect(heldBecause([], [held, alsoUnpaid])).toEqual([
    gates.message("on-hold-noted", { reasons: [gates.message("awaiting-payment")], note }),
  ]);
});

test("while a buyer is offered something more nothing is said to be wrong", () => {
  expect(heldBecause([], [one({ status: "ON_HOLD", onHoldReasons: ["ONLINE_STORE_POST_PURCHASE_CROSS_SELL"] })])).toEqual([]);
});

test("an order for a later day says which: the first of several", () => {
  const on = (day: string) => one({ status: "SCHEDULED", fulfillAt: new Date(`${day}T09:00:00Z`) });
  expect(heldBecause([], [on("2026-12-20"), on("2026-12-04")])).toEqual([
    gates.message("scheduled", { moment: "2026-12-04T09:00:00.000Z" }),
  ]);
});

test("what no carrier takes, or somebody else ships, is said to be elsewhere, unless some of it is ours", () => {
  for (const deliveryMethod of ["PICK_UP", "LOCAL", "RETAIL", "PICKUP_POINT"]) {
    const collected = one({ deliveryMethod });
    expect(heldBecause([unpaid], [collected])).toEqual([]);
    expect(elsewhereBecause([collected], [collected])).toEqual(gates.message("not-shipped"));
    expect(elsewhereBecause([collected, one()], [one()])).toBeNull();
  }
  expect(elsewhereBecause([one()], [])).toEqual(gates.message("others-ship"));
  expect(elsewhereBecause([], [])).toBeNull();
});

test("an order that was emptied, or that nobody has to ship, is over", () => {
  const emptied = one({ status: "CLOSED", lines: [{ remainingQuantity: 0, requiresShipping: true }] });
  const download = one({ deliveryMethod: "NONE", lines: [{ remainingQuantity: 1, requiresShipping: false }] });
  expect(elsewhereBecause([emptied, download], [emptied, download])).toEqual(gates.message("nothing-left"));
  expect(elsewhereBecause([emptied, one()], [emptied, one()])).toBeNull();
});
