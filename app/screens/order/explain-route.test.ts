import { expect, test } from "vitest";
import { verbatim } from "#app/platform/messages/message.ts";
import { explainRoute } from "./explain-route.ts";
import { order } from "./messages.ts";

const cost = { shipping: 320.4, picking: 120, delay: 0, preference: 0, total: 440.4 };
const parcel = { warehouseId: "a", lines: [{ lineId: "1", sku: "85123A", quantity: 3 }], cost, zone: "Domestic", leavesOn: "2026-11-23" };
const verdict = { warehouseId: "a", name: "Hull", chosen: true, reason: "chosen", message: verbatim("Hull ships everything.") } as const;
const names = { currency: "GBP", nameOf: (id: string) => ({ a: "Hull" })[id] };

test("a decision is shown with the costs that count, rounded, and why for every warehouse", () => {
  const explained = explainRoute(
    {
      outcome: "routed",
      plan: { parcels: [parcel], cost: { ...cost, split: 0 } },
      runnerUp: { parcels: [{ ...parcel, warehouseId: "gone" }, parcel], cost: { ...cost, split: 300, total: 1180.8 } },
      chosen: [verdict],
      others: [
        { ...verdict, warehouseId: "b", name: "Leeds", chosen: false, reason: "costs-more", message: verbatim("Leeds costs more.") },
      ],
      exact: true,
      evaluated: 3,
    },
    names,
  );

  expect(explained).toMatchObject({
    cost: { minor: 440, currency: "GBP" },
    chosen: {
      warehouses: ["Hull"],
      costLines: [{ label: order.message("shipping"), money: { minor: 320 } }, { label: order.message("picking") }],
    },
    runnerUp: { warehouses: [order.message("warehouse-gone"), "Hull"], costLines: [{}, {}, { label: order.message("split-penalty") }] },
    verdicts: [
      { name: "Hull", chosen: true, message: verbatim("Hull ships everything.") },
      { name: "Leeds", chosen: false },
    ],
  });
});

test("an order that cannot be routed is shown with its cause and what is missing", () => {
  const explanation = verbatim("2 units are missing.");
  const shortages = [{ sku: "85123A", title: "Heart holder", wanted: 3, available: 1 }];
  const explained = explainRoute(
    { outcome: "unroutable", cause: "out-of-stock", explanation, lineIds: [], shortages, verdicts: [] },
    names,
  );
  expect(explained).toMatchObject({ outcome: "unroutable", explanation, shortages });
});

test("an order whose cash nobody collects is not shown as short: there is stock", () => {
  const explained = explainRoute(
    {
      outcome: "unroutable",
      cause: "cash-on-delivery",
      explanation: verbatim("It is paid on delivery, which can't be collected for Reno."),
      lineIds: [],
      shortages: [{ sku: "85123A", title: "Heart holder", wanted: 1, available: 0 }],
      verdicts: [],
    },
    names,
  );
  expect(explained).toMatchObject({ cause: "cash-on-delivery", shortages: [] });
});
