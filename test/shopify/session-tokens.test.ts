import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { env } from "#app/platform/env.server.ts";
import { adminAddresses } from "../support/app-routes.ts";
import { aShop } from "../support/a-shop.ts";

const shop = await aShop();
const seconds = () => Math.floor(Date.now() / 1000);

/** A token with Shopify's own signature, whatever it says. */
function signed(changed: Record<string, unknown>): Promise<string> {
  const at = seconds();
  const dest = `https://${shop.domain}`;
  const claims = { iss: `${dest}/admin`, dest, aud: env.SHOPIFY_API_KEY, sub: "1", iat: at, nbf: at, exp: at + 60, jti: randomUUID() };
  return new SignJWT({ ...claims, ...changed })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .sign(new TextEncoder().encode(env.SHOPIFY_API_SECRET));
}

const host = Buffer.from("admin.shopify.com/store/a-shop").toString("base64url");
const asDocument = (token: string, query: Record<string, string> = {}) =>
  `?${new URLSearchParams({ embedded: "1", shop: shop.domain, host, id_token: token, ...query }).toString()}`;

const UNSOUND = [
  ["without an end", { exp: undefined }],
  ["that ends in two hours", { exp: seconds() + 7200 }],
  ["that ends in the year 3000", { exp: Date.parse("3000-01-01T00:00:00Z") / 1000 }],
  ["of one shop for another", { iss: "https://another-shop.myshopify.com/admin" }],
  ["for another shop than its sender's", { dest: "https://another-shop.myshopify.com" }],
  ["for what is no shop", { dest: "https://evil.example", iss: "https://evil.example/admin" }],
  ["for what is no address", { dest: "no address", iss: "no address/admin" }],
  ["for a number", { dest: 7, iss: 7 }],
  ["of nobody", { sub: undefined }],
] as const;

describe.each(UNSOUND)("a signed session token %s opens nothing", (_, changed) => {
  test("as a page, as data, or from an extension", async () => {
    const token = await signed(changed);

    expect(await shop.page(`/app${asDocument(token)}`, { token: null })).toMatchObject({ status: 401 });
    expect(await shop.page("/app", { token })).toMatchObject({ status: 401 });
    expect(await shop.request("/app", { token })).toMatchObject({ status: 401, data: expect.stringContaining("token") as string });
    expect(await shop.request("/app/orders/1/block", { token })).toMatchObject({ status: 401 });
    expect(await shop.request("/app/settings", { token, form: { intent: "save" } })).toMatchObject({ status: 401 });
    expect(await shop.request("/auth/anywhere", { token })).toMatchObject({ status: 401 });
  });
});

test("no address of the admin is an exception to that", async () => {
  const token = await signed({ exp: undefined });
  for (const { path, methods } of await adminAddresses())
    for (const method of methods)
      expect([path, (await shop.request(path.replaceAll(/:\w+/g, "1"), { token, ...(method === "POST" && { form: {} }) })).status]).toEqual(
        [path, 401],
      );
});

test("a good token in the header does not carry a bad one in the address along, nor the other way round", async () => {
  const [good, bad] = await Promise.all([signed({}), signed({ exp: undefined })]);
  expect((await shop.request(`/app${asDocument(bad)}`, { token: good })).status).toBe(401);
  expect((await shop.request(`/app${asDocument(good)}`, { token: bad })).status).toBe(401);
  expect((await shop.request(`/app${asDocument(bad)}`, { token: "" })).status).toBe(401);
});

test("a token as Shopify makes it opens the app, as a page and as data, also when the clocks are ten minutes apart", async () => {
  const token = await signed({ exp: seconds() + 660 });
  expect(await shop.page(`/app/orders${asDocument(token)}`, { token: null })).toMatchObject({ status: 200 });
  expect(await shop.request("/app/orders", { token })).toMatchObject({ status: 200 });
});

test.each([
  ["no base64", "%%%"],
  ["base64 of no address", Buffer.from("\0 [").toString("base64")],
  ["somebody else's address", Buffer.from("evil.example/admin").toString("base64")],
])("an admin that is %s is a bad request, with and without a token", async (_, wrong) => {
  const token = await signed({});
  expect((await shop.page(`/app${asDocument(token, { host: wrong })}`, { token: null })).status).toBe(400);
  expect((await shop.page(`/app?${new URLSearchParams({ shop: shop.domain, host: wrong }).toString()}`, { token: null })).status).toBe(400);
  expect((await shop.request(`/app?host=${encodeURIComponent(wrong)}`, { token })).status).toBe(400);
});
