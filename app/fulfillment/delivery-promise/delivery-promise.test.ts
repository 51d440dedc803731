import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { planRoute } from "#app/routing/plan-route.ts";
import { aLine, anOrder, aPolicy, aWarehouse } from "#app/routing/routing-examples.ts";
import type { WarehouseOffer } from "#app/routing/warehouse-offer.ts";
import { dayOf } from "./delivery-calendar.ts";
import { MOST_DAYS } from "./days-taken.ts";
import { promiseDelivery, type Shipper } from "./delivery-promise.ts";
import { type DeliveryKnowledge, laneKey } from "./lane.ts";

const LONDON = { timeZone: "Europe/London", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5] };

/** So many of the shop's own parcels that nothing else counts: all leave as planned and take as many days as is said of their country. */
function always(days: Record<string, number>, warehouses = ["leeds", "reno"]): DeliveryKnowledge {
  const seen = (taken: number) => Array.from({ length: MOST_DAYS }, (_, day) => (day === taken ? 1_000_000 : 0));
  const transit = warehouses.flatMap((warehouseId) =>
    Object.entries(days).map(([countryCode, taken]): [string, number[]] => [
      laneKey({ warehouseId, service: "*", countryCode, region: "*" }),
      seen(taken),
    ]),
  );
  return { transit: new Map(transit), handling: new Map(warehouses.map((id) => [id, seen(0)])), threshold: 0.9 };
}

function promised(at: string, offers: WarehouseOffer[], more: { to?: string | null; knowledge?: DeliveryKnowledge; sku?: string } = {}) {
  const { to = "GB", knowledge = always({ GB: 1, US: 1, DE: 2 }), sku = "CUP" } = more;
  const order = anOrder([aLine(sku, 1)], to);
  const shippers = new Map(
    offers.map(({ id, calendar, prices }): [string, Shipper] => [id, { calendar, prices, countryCode: "GB", service: "" }]),
  );
  const outcome = planRoute(order, offers, aPolicy({ now: Temporal.Instant.from(at) }));
  return promiseDelivery(outcome, order.destination, shippers, { knowledge, confidence: 0.9 });
}

const leeds = (more: Partial<WarehouseOffer> = {}) => aWarehouse("Leeds", { CUP: 5 }, { calendar: LONDON, ...more });

test("a buyer is told the day after an order leaves, and from the cut-off on, to the second, a day later", () => {
  expect(promised("2026-10-06T14:59:59Z", [leeds()])?.date).toBe("2026-10-07");
  expect(promised("2026-10-06T15:00:00Z", [leeds()])?.date).toBe("2026-10-08");
});

test("the cut-off is the warehouse's wall clock, also on the day after clocks change", () => {
  expect(promised("2026-10-23T15:30:00Z", [leeds()])?.date).toBe("2026-10-27");
  expect(promised("2026-10-26T15:30:00Z", [leeds()])?.date).toBe("2026-10-27");
});

test("the day is the warehouse's own also where it is another in Greenwich, and a cut-off on a Sunday counts where it works then", () => {
  const at = (timeZone: string, workingDays: readonly number[] = [1, 2, 3, 4, 5]) =>
    leeds({ calendar: { timeZone, cutOff: "16:00", workingDays } });
  // Tuesday 23:30 in Greenwich is Wednesday morning in Sydney and Tuesday noon in Honolulu.
  expect(promised("2026-10-06T23:30:00Z", [at("Australia/Sydney")])?.date).toBe("2026-10-08");
  expect(promised("2026-10-06T23:30:00Z", [at("Pacific/Honolulu")])?.date).toBe("2026-10-07");
  // Wednesday 00:30 there is Tuesday evening in Chicago, after its cut-off.
  expect(promised("2026-10-07T00:30:00Z", [at("America/Chicago")])?.date).toBe("2026-10-08");
  expect(promised("2026-10-11T14:59:59Z", [at("Europe/London", [1, 2, 3, 4, 5, 7])])?.date).toBe("2026-10-12");
  expect(promised("2026-10-11T15:00:00Z", [at("Europe/London", [1, 2, 3, 4, 5, 7])])?.date).toBe("2026-10-13");
});

test("no day is promised on which carriers rest: not a weekend, unless they deliver then, and not a public holiday", () => {
  expect(promised("2026-10-09T09:00:00Z", [leeds()])?.date).toBe("2026-10-12");
  const zones = [{ name: "Everywhere", countries: ["*"], base: 500, perKg: 0, deliversOn: [1, 2, 3, 4, 5, 6] }];
  const onSaturdays = leeds({ prices: { currency: "GBP", zones, pick: { first: 0, extra: 0 } } });
  expect(promised("2026-10-09T09:00:00Z", [onSaturdays])?.date).toBe("2026-10-10");
  // Good Friday and Easter Monday.
  expect(promised("2027-03-25T09:00:00Z", [leeds()])?.date).toBe("2027-03-30");
  // Christmas Day, Boxing Day on the Monday after it, and over the end of a year New Year's Day.
  expect(promised("2026-12-24T09:00:00Z", [leeds()])?.date).toBe("2026-12-29");
  expect(promised("2026-12-31T09:00:00Z", [leeds()])?.date).toBe("2027-01-04");
});

test("an order leaves on no day on which its warehouse is closed", () => {
  expect(promised("2026-10-06T09:00:00Z", [leeds({ calendar: { ...LONDON, closedDays: ["2026-10-06", "2026-10-07"] } })])?.date).toBe(
    "2026-10-09",
  );
});

test("nothing is promised that no warehouse can ship", () => {
  expect(promised("2026-10-06T09:00:00Z", [leeds()], { sku: "GONE" })).toBeNull();
  expect(promised("2026-10-06T09:00:00Z", [leeds({ open: false })])).toBeNull();
  expect(promised("2026-10-06T09:00:00Z", [leeds()], { to: null })).toBeNull();
});

test("an order in two parcels is there when the later one is", () => {
  const offers = [
    aWarehouse("Leeds", { CUP: 1 }, { calendar: LONDON }),
    aWarehouse("Reno", { POT: 1 }, { calendar: { ...LONDON, timeZone: "America/Los_Angeles", workingDays: [4] } }),
  ];
  const order = anOrder([aLine("CUP", 1), aLine("POT", 1)]);
  const shippers = new Map(
    offers.map(({ id, calendar, prices }): [string, Shipper] => [id, { calendar, prices, countryCode: null, service: "" }]),
  );
  const outcome = planRoute(order, offers, aPolicy());
  expect(promiseDelivery(outcome, order.destination, shippers, { knowledge: always({ GB: 1 }), confidence: 0.9 })).toMatchObject({
    date: "2026-10-09",
    parcels: [{ leavesOn: "2026-10-05" }, { leavesOn: "2026-10-08" }],
  });
});

test("where nothing has been seen the merchant's days decide, and where they say nothing either the date is careful", () => {
  const nothing = { transit: new Map(), handling: new Map(), threshold: 0.9 };
  const zones = [{ name: "Everywhere", countries: ["*"], base: 500, perKg: 0, days: { least: 2, most: 2 } }];
  const said = promised("2026-10-05T09:00:00Z", [leeds({ prices: { currency: "GBP", zones, pick: { first: 0, extra: 0 } } })], {
    knowledge: nothing,
  });
  const guessed = promised("2026-10-05T09:00:00Z", [leeds()], { knowledge: nothing });
  expect([said?.date, guessed?.date]).toEqual(["2026-10-08", "2026-10-09"]);
  expect(said?.parcels[0]?.seen).toBe(0);
  expect(dayOf(said!.date)).toBe(20734);
});
