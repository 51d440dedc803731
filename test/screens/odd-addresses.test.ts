import { describe, expect, test } from "vitest";
import { aShop } from "../support/a-shop.ts";
import { adminAddresses } from "../support/app-routes.ts";

const shop = await aShop();
const addresses = await adminAddresses();
const digits = "9".repeat(3000);

/** What nobody's link leads to, as it stands in an address. */
const oddIds = ["0", "-1", "1.5", "1e3", "seven", "9223372036854775808", digits, "%00", "%F0%9F%A6%86", "..%2F..", "%3Cb%3E"];
const oddQueries = [
  "?q=%00",
  "?q=%ED%A0%80",
  `?after=${digits}_1&before=x`,
  "?after=%00",
  "?kind=%00&tab=%00&view=%00&stage=%00&placed=%00",
  `?parcelId=${digits}`,
  "?warehouse=%00&zone=%00&price=%00&sku=%00&page=%00&cursor=%00",
  "?locale=%00",
];
const oddValues = ["\0", "\ud800", digits, "-1", "9223372036854775808", "{", "null", '"\\u0000"', "1e400", "NaN"];
const names = [
  "intent",
  "orderId",
  "parcelId",
  "exceptionId",
  "id",
  "sku",
  "quantity",
  "carrier",
  "trackingNumber",
  "kind",
  "form",
  "reason",
  "name",
  "cutOff",
  "policy",
  "stock",
  "prices.0.first",
];

describe("no address is answered by a fault of ours, whatever stands in it", () => {
  test.each(addresses.filter(({ path }) => path.includes(":")))("$path with an id that is none", async ({ path, methods }) => {
    for (const id of oddIds)
      for (const method of methods) {
        const at = path.replaceAll(/:\w+/g, id);
        const { status } = await shop.request(at, method === "POST" ? { form: { intent: "none" } } : {});
        expect(status, `${method} ${at.slice(0, 80)}`).toBeLessThan(500);
        if (method === "GET") expect(status, at.slice(0, 80)).toBeGreaterThanOrEqual(400);
      }
  });

  // Settings ask Shopify, of whom there is none here, and read nothing in their address.
  test.each(addresses.filter(({ path, methods }) => methods.includes("GET") && path !== "/app/settings"))(
    "$path with a query that says nothing",
    async ({ path }) => {
      for (const query of oddQueries) {
        const { status } = await shop.request(`${path.replaceAll(/:\w+/g, "1")}${query}`);
        expect(status, query.slice(0, 80)).toBeLessThan(500);
      }
    },
  );

  test.each(addresses.filter(({ methods }) => methods.includes("POST")))("$path with a form of nonsense", async ({ path }) => {
    const at = path.replaceAll(/:\w+/g, "01980000-0000-7000-8000-000000000000");
    for (const value of oddValues) {
      const { status } = await shop.request(at, { form: Object.fromEntries(names.map((name) => [name, value])) });
      expect(status, JSON.stringify(value).slice(0, 80)).toBeLessThan(500);
      expect(status, JSON.stringify(value).slice(0, 80)).toBeGreaterThanOrEqual(value === "\0" ? 400 : 200);
    }
  });
});
