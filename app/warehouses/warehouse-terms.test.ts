import { describe, expect, test } from "vitest";
import { checkForm } from "#app/platform/forms/check-form.ts";
import { common } from "#app/platform/messages/messages.ts";
import { warehouses } from "./messages.ts";
import { PriceList } from "./price-list.ts";
import { WarehouseName, WarehouseTerms } from "./warehouse-terms.ts";

const zone = { name: "Home", countries: ["GB"], base: 320, perKg: 50 };
const prices = { currency: "GBP", zones: [zone], pick: { first: 120, extra: 30 } };
const terms = { priority: 1, timeZone: "Europe/London", cutOff: "16:00", workingDays: [1, 2, 3, 4, 5], prices };

describe("the terms on which a warehouse ships", () => {
  test("are the same when they are kept and read again", () => {
    expect(WarehouseTerms.parse(JSON.parse(JSON.stringify(terms)))).toEqual(terms);
  });

  test("name each working day once, from Monday on", () => {
    expect(WarehouseTerms.parse({ ...terms, workingDays: ["7", "1", 7, "3"] }).workingDays).toEqual([1, 3, 7]);
  });

  test.each(["00:00", "09:05", "23:59"])("may cut off at %s", (cutOff) => {
    expect(WarehouseTerms.safeParse({ ...terms, cutOff }).success).toBe(true);
  });

  test.each([
    { cutOff: "24:00" },
    { cutOff: "9:00" },
    { cutOff: "12:60" },
    { cutOff: "12:00:00" },
    { timeZone: "" },
    { timeZone: "Moon/Crater" },
    { workingDays: [] },
    { workingDays: [0] },
    { workingDays: [8] },
    { priority: 0 },
    { priority: 1001 },
  ])("are refused with %j: no parcel could ever be given a day", (wrong) => {
    expect(WarehouseTerms.safeParse({ ...terms, ...wrong }).success).toBe(false);
  });
});

test("a rank is a whole number from 1 to 1,000, and each way to miss that is told apart", () => {
  const said = (priority: string) => {
    const checked = checkForm(WarehouseTerms.partial(), { priority });
    return checked.ok ? checked.value.priority : checked.fields?.priority;
  };
  expect([said("1"), said("1000")]).toEqual([1, 1000]);
  for (const priority of ["first", "1.5"]) expect(said(priority)).toEqual(warehouses.message("not-whole"));
  expect(said("0")).toEqual(warehouses.message("rank-too-low"));
  expect(said("1001")).toEqual(common.message("at-most", { maximum: 1000 }));
});

describe("a price list", () => {
  test("may hold fractions of a penny: only what is shown is rounded", () => {
    expect(PriceList.parse({ ...prices, zones: [{ ...zone, perKg: 0.25 }] }).zones[0]?.perKg).toBe(0.25);
  });

  test.each([
    { zones: [] },
    { zones: [{ ...zone, name: " " }] },
    { zones: [{ ...zone, countries: [] }] },
    { zones: [{ ...zone, countries: ["gb"] }] },
    { zones: [{ ...zone, countries: ["GBR"] }] },
    { zones: [{ ...zone, base: -1 }] },
    { zones: [{ ...zone, perKg: Number.NaN }] },
    { zones: [{ ...zone, base: Number.POSITIVE_INFINITY }] },
    { pick: { first: 1 } },
    { currency: "POUND" },
  ])("is refused with %j", (wrong) => {
    expect(PriceList.safeParse({ ...prices, ...wrong }).success).toBe(false);
  });
});

test("a warehouse has a name that Shopify takes: something, and no more than a hundred characters of it", () => {
  expect(WarehouseName.parse("  Leeds ")).toBe("Leeds");
  for (const name of ["", "   ", "x".repeat(101), undefined]) expect(WarehouseName.safeParse(name).success).toBe(false);
});
