import { expect, test } from "vitest";
import { compareWarehouses, planChosen } from "./compare-warehouses.ts";
import { aLine, anOrder, aPolicy, aWarehouse } from "../routing-examples.ts";

const order = anOrder([aLine("MUG", 2), aLine("CUP", 1)]);
const hull = aWarehouse("Hull", { MUG: 5, CUP: 5 }, { base: 300 });
const leeds = aWarehouse("Leeds", { MUG: 5, CUP: 5 }, { base: 480 });
const york = aWarehouse("York", { MUG: 1 }, { base: 100 });
const shut = aWarehouse("Shut", { MUG: 5, CUP: 5 }, { open: false });

test("each warehouse is shown with what it costs more than the best, those that can't ship it last, with why", () => {
  const choices = compareWarehouses(order, [leeds, york, shut, hull], aPolicy());
  expect(choices.map((one) => [one.name, one.can && one.more, one.can && one.isBest])).toEqual([
    ["Hull", 0, true],
    ["Leeds", 180, false],
    ["York", false, false],
    ["Shut", false, false],
  ]);
  expect(choices.flatMap((one) => (one.can ? [] : [one.why.code]))).toEqual(["routing:short-of-stock", "routing:paused"]);
});

test("an order that no plan can ship has no best: nothing costs more", () => {
  const choices = compareWarehouses(anOrder([aLine("MUG", 9)]), [hull, leeds], aPolicy());
  expect(choices.every(({ can }) => !can)).toBe(true);
});

test("the warehouse that a person chose ships all of it, beside what would have been chosen otherwise", () => {
  const outcome = planChosen(order, [hull, leeds, shut], aPolicy(), "leeds");
  expect(outcome).toMatchObject({
    outcome: "routed",
    byHand: true,
    plan: { parcels: [{ warehouseId: "leeds" }] },
    runnerUp: { parcels: [{ warehouseId: "hull" }] },
    chosen: [{ name: "Leeds", chosen: true, message: { code: "routing:chosen-by-hand" } }],
    others: [
      { name: "Hull", chosen: false, message: { code: "routing:best-without-choice" } },
      { name: "Shut", chosen: false, message: { code: "routing:paused" } },
    ],
  });
});

test("a choice that is the best anyway has no runner-up, one that can't ship it is no route, one that is gone none at all", () => {
  expect(planChosen(order, [hull, leeds], aPolicy(), "hull")).toMatchObject({ runnerUp: null });
  expect(planChosen(order, [hull, york], aPolicy(), "york")).toMatchObject({ outcome: "unroutable", cause: "out-of-stock" });
  expect(planChosen(order, [hull], aPolicy(), "gone")).toBeNull();
});
