import { describe, expect, test } from "vitest";
import { adminAddresses } from "../support/app-routes.ts";
import { aShop } from "../support/a-shop.ts";

const addresses = (await adminAddresses()).flatMap(({ path, methods }) =>
  methods.map((method) => ({ method, path: path.replaceAll(/:\w+/g, "1"), form: method === "POST" ? { form: {} } : {} })),
);

describe("every address of the admin", () => {
  test.each(addresses)("shows nothing to somebody who is not signed in: $method $path", async ({ path, form }) => {
    const shop = await aShop();
    expect(await shop.request(path, { ...form, token: null })).toMatchObject({ status: 302, location: "/auth/login", data: "" });
  });

  test.each(addresses)("turns a forged session token away: $method $path", async ({ path, form }) => {
    const shop = await aShop();
    expect(await shop.request(path, { ...form, token: await shop.token({ forged: true }) })).toMatchObject({ status: 401, data: "" });
  });
});

test("the merchant is shown what they ask for, as data and as a page", async () => {
  const shop = await aShop();
  expect(await shop.request("/app/orders")).toMatchObject({ status: 200, data: { rows: [], hasOrders: false } });
  expect(await shop.page("/app/orders")).toMatchObject({ status: 200, html: expect.stringContaining("No orders yet") as string });
});

test("an address that there is none of says so, also within the admin's frame", async () => {
  const shop = await aShop();
  expect(await shop.request("/app/nowhere")).toMatchObject({ status: 404 });
  expect(await shop.request("/app/orders/17")).toMatchObject({ status: 404 });
  expect(await shop.page("/app/orders/17")).toMatchObject({
    status: 404,
    html: expect.stringContaining("There is no such order") as string,
  });
});
