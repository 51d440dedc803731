import { afterEach, beforeEach, expect, test } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { aSmallShop, type SmallShop } from "./a-small-shop.ts";
import { askShop, type Ask } from "./ask-shop.ts";

let shop: SmallShop;
let app: Ask;
beforeEach(async () => {
  shop = aSmallShop();
  app = await askShop(shop.state, ["write_products"]);
});
afterEach(() => shop.state.clock.stop());

const SET = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { namespace compareDigest } userErrors { field message code } } }`;
const one = (of: object) => ({
  ownerId: toGid("Product", shop.mug.product.id),
  namespace: "probe",
  key: "key",
  type: "single_line_text_field",
  value: "x",
  ...of,
});
const set = async (of: object) => (await app(SET, { metafields: [one(of)] })).at("metafieldsSet") as Record<string, unknown[]>;

test("the app's own namespace is told with the app's number, and found under its short name", async () => {
  expect((await set({ namespace: "$app" }))["metafields"]).toMatchObject([{ namespace: expect.stringMatching(/^app--\d+$/) as string }]);
  const read = await app('query ($id: ID!) { product(id: $id) { metafield(namespace: "$app", key: "key") { value } } }', {
    id: one({}).ownerId,
  });
  expect(read.at("product.metafield.value")).toBe("x");
});

test.each([
  ["a key of one letter", { key: "k" }, "TOO_SHORT"],
  ["a number that is none", { type: "number_integer", value: "seven" }, "INVALID_VALUE"],
  ["a truth that is none", { type: "boolean", value: "maybe" }, "INVALID_VALUE"],
  ["JSON that is none", { type: "json", value: "{nope" }, "INVALID_VALUE"],
  ["a reserved namespace", { namespace: "shopify_standard" }, null],
  ["a type that is none", { type: "words" }, "INVALID_TYPE"],
  ["no type", { type: null }, "BLANK"],
  ["an owner that is not there", { ownerId: "gid://shopify/Product/9" }, "INVALID_VALUE"],
])("%s is refused", async (_what, of, code) => {
  expect((await set(of))["userErrors"]).toMatchObject([{ code }]);
});

test("who saw an older value does not write over a newer one", async () => {
  const digest = ((await set({}))["metafields"]?.[0] as { compareDigest: string }).compareDigest;
  expect((await set({ value: "y", compareDigest: "0".repeat(64) }))["userErrors"]).toMatchObject([{ code: "STALE_OBJECT" }]);
  expect((await set({ value: "y", compareDigest: digest }))["userErrors"]).toEqual([]);
});
