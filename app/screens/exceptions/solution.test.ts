import { describe, expect, test } from "vitest";
import { exceptionCauses } from "#app/fulfillment/exceptions/exception-causes.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { type Sharing, type Solution, solutionOf, type WarehouseFact } from "./solution.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });
const warehouse = (id: string, facts: Partial<WarehouseFact> = {}): WarehouseFact => ({
  id,
  name: id,
  state: "connected",
  countedHere: false,
  ...facts,
});
const leeds = warehouse("Leeds");
const ours = warehouse("Stockroom", { countedHere: true });
const nothing: Sharing = { sku: null, productId: null, warehouseId: null, countryCode: null };
const item = (id: string, orderId: string | null = null) => ({ id, orderId, orderName: orderId && `#${orderId}`, warehouseId: null });
const items = [item("e1", "5001"), item("e2"), item("e3", "5002")];

const told = (solution: Solution | null) => solution && [words(solution.label), "opens" in solution ? solution.opens : solution.does];
const of = (
  remedy: Parameters<typeof solutionOf>[0]["remedy"],
  shared: Partial<Sharing> = {},
  warehouses = [leeds, ours],
  about = items.slice(0, 1),
) => told(solutionOf({ remedy }, about, { ...nothing, ...shared }, warehouses));

/** What an exception of each kind of sharing shares. */
const SHARED = { sku: "MUG", productId: "77", warehouseId: "Leeds", countryCode: "SY" };

test.each(Object.entries(exceptionCauses))("%s has one button, which is called something and does something", (_, cause) => {
  const shared = { ...nothing, ...(cause.shares && { [cause.shares]: SHARED[cause.shares] }) };
  const solution = solutionOf(cause, items.slice(0, 1), shared, [leeds, ours]);
  expect(solution && words(solution.label)).toMatch(/^[A-Z][^.]+$/);
});

describe("what is done at once", () => {
  test("is done to orders by their ids, and to trouble without an order not at all", () => {
    const all = { intent: "reroute", orderId: ["5001", "5002"] };
    expect(of("reroute", {}, [], items)).toEqual(["Re-route all 3", all]);
    expect(of("ship-again")).toEqual(["Ship again", { intent: "ship-again", orderId: ["5001"] }]);
    expect(of("reroute", {}, [], [item("e2")])).toBeNull();
  });

  test("is done to shipments, parcels, warehouses and events by the exceptions that speak of them", () => {
    for (const intent of ["publish", "stop", "ask-warehouse", "restore", "apply-again", "take-off"] as const)
      expect(of(intent, {}, [], items)?.[1]).toEqual({ intent, exceptionId: ["e1", "e2", "e3"] });
  });

  test("asks to stop only what can still be stopped; of what has left, its order is opened", () => {
    const left = { ...item("e4", "5004"), isPastStopping: true };
    expect(of("stop", {}, [], [left])).toEqual(["Open the order in Shopify", "shopify://admin/orders/5004"]);
    expect(of("stop", {}, [], [...items, left])?.[1]).toEqual({ intent: "stop", exceptionId: ["e1", "e2", "e3"] });
    expect(of("stop", {}, [], [item("e2"), left])).toBeNull();
    expect(of("stop", {}, [], [left, { ...left, orderId: "5005" }])).toBeNull();
  });

  test("what lies at the merchant's own station is stopped there, and asked first; another warehouse is asked to stop it", () => {
    const at = (warehouseId: string, count: number) =>
      solutionOf({ remedy: "stop" }, items.slice(0, count), { ...nothing, warehouseId }, [leeds, ours]);
    expect(told(at("Stockroom", 1))).toEqual(["Stop the parcel", { intent: "stop", exceptionId: ["e1"] }]);
    expect(told(at("Stockroom", 3))?.[0]).toBe("Stop all 3 parcels");
    expect(at("Stockroom", 1)).toMatchObject({ stopsHere: true });
    expect(told(at("Leeds", 1))?.[0]).toBe("Ask again to stop it");
    expect(at("Leeds", 1)).not.toHaveProperty("stopsHere");
  });

  test("when every warehouse is paused: the first of them is resumed; when there is none, one is connected", () => {
    const paused = { ...leeds, state: "paused" };
    expect(of("open-warehouse", {}, [paused])).toEqual(["Resume Leeds", { intent: "resume", warehouseId: "Leeds" }]);
    expect(of("open-warehouse", {}, [])).toEqual(["Connect a warehouse", "/app/warehouses/connect"]);
  });
});

describe("where a person puts it right", () => {
  test("a SKU is counted where shelves are counted here, before a warehouse that tells its stock itself", () => {
    expect(of("count", { sku: "A&B 1" })).toEqual(["Count A&B 1 at Stockroom", "/app/warehouses/Stockroom?tab=stock&q=A%26B+1"]);
    expect(of("count", { sku: "MUG" }, [leeds])).toEqual(["Stock of MUG at Leeds", "/app/warehouses/Leeds?tab=stock&q=MUG"]);
    expect(of("count", { sku: "MUG" }, [])?.[0]).toBe("Re-route");
  });

  test("a price is added at the first open warehouse, for the country", () => {
    const shut = { ...ours, state: "paused" };
    expect(of("add-price", { countryCode: "SY" }, [shut, leeds])).toEqual([
      "Add a price for Syria at Leeds",
      "/app/warehouses/Leeds?tab=prices&country=SY",
    ]);
    expect(of("prices", { countryCode: "SY" })?.[0]).toBe("Set the prices of Leeds");
  });

  test("an address without a country, or with one that nobody knows, is put right on the order's page", () => {
    const order = ["Change the address", "/app/orders/5001?change=address"];
    expect(of("add-price")).toEqual(order);
    expect(of("add-price", { countryCode: "ZZ" })).toEqual(order);
    expect(of("add-price", {}, [leeds], items)).toBeNull();
  });

  test("a product is opened; of a line that is no product's, its order", () => {
    expect(of("product", { productId: "77" })?.[1]).toBe("shopify://admin/products/77");
    expect(of("product")?.[1]).toBe("shopify://admin/orders/5001");
  });

  test("credentials are renewed on the page of their warehouse", () => {
    expect(of("credentials", { warehouseId: "Leeds" })?.[1]).toBe("/app/warehouses/Leeds?renew=1");
    expect(of("credentials", { warehouseId: "gone" })).toBeNull();
  });
});
