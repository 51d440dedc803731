import fc from "fast-check";
import { expect, test } from "vitest";
import { setupSteps } from "./setup-steps.ts";

const facts = fc.record({
  hidden: fc.boolean(),
  imported: fc.boolean(),
  warehouseConnected: fc.boolean(),
  pricesSet: fc.boolean(),
  routingOn: fc.boolean(),
  orderRouted: fc.boolean(),
});

test("a step is done when its fact is true, whatever the others are", () => {
  fc.assert(
    fc.property(facts, (known) => {
      const { imported, warehouseConnected, pricesSet, routingOn, orderRouted } = known;
      expect(setupSteps(known).map(({ done }) => done)).toEqual([imported, warehouseConnected, pricesSet, routingOn, orderRouted]);
    }),
  );
});

test("every step but the copy, which comes by itself, says where it is done", () => {
  const none = { hidden: false, imported: false, warehouseConnected: false, pricesSet: false, routingOn: false, orderRouted: false };
  expect(setupSteps(none).map(({ action }) => action?.url ?? null)).toEqual([
    null,
    "/app/warehouses/connect",
    "/app/warehouses",
    "/app/settings",
    "/app/orders",
  ]);
});
