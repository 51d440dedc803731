import { expect, test } from "vitest";
import { AdminFault, wordsOfAdminFault } from "#app/shopify/admin-fault.ts";
import { warehouses } from "./messages.ts";
import { WarehouseFault, wordsOfFault } from "./warehouse-fault.ts";

const late = warehouses.message("late", { provider: warehouses.message("our-fault"), request: "GET /order" });

test("a warehouse's fault is told to the merchant in their language, and in English to the log", () => {
  const fault = new WarehouseFault("timeout", late);
  expect(wordsOfFault(fault)).toBe(late);
  expect(fault.message).toContain("GET /order");
  expect(fault).toMatchObject({ code: "timeout", retryAfterSeconds: null });
});

test("what lies behind it stays with it, and how long to wait when the warehouse said so", () => {
  const cause = new Error("ECONNRESET");
  expect(new WarehouseFault("rate-limited", late, { cause, retryAfterSeconds: 5 })).toMatchObject({ cause, retryAfterSeconds: 5 });
});

test("a merchant reads of Shopify's faults what they can do, and of our own nothing that stands in the log", () => {
  const shopifys = new AdminFault("unavailable", "shop-1.myshopify.com did not answer");
  expect(wordsOfFault(shopifys)).toEqual(wordsOfAdminFault(shopifys));
  for (const ours of [new TypeError("x is not a function"), "secret", undefined])
    expect(wordsOfFault(ours)).toEqual(warehouses.message("our-fault"));
});
