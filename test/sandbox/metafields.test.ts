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
  const digest = ((await set({}))["metafields"]![0] as { compareDigest: string }).compareDigest;
  expect((await set({ value: "y", compareDigest: "0".repeat(64) }))["userErrors"]).toMatchObject([{ code: "STALE_OBJECT" }]);
  expect((await set({ value: "y", compareDigest: digest }))["userErrors"]).toEqual([]);
});

test.each([
  ["weight", '{"value":5,"unit":"kilograms"}', '{"value":5.0,"unit":"KILOGRAMS"}', { value: 5, unit: "KILOGRAMS" }],
  ["list.weight", '[{"value":2.5,"unit":"kilograms"}]', '[{"value":2.5,"unit":"KILOGRAMS"}]', [{ value: 2.5, unit: "kg" }]],
  ["list.power", '[{"value":100,"unit":"watts"}]', '[{"value":100.0,"unit":"WATTS"}]', [{ value: 100, unit: "watts" }]],
  [
    "rating",
    '{"value":"3.5","scale_min":"1.0","scale_max":"5.0"}',
    '{"scale_min":"1.0","scale_max":"5.0","value":"3.5"}',
    { scale_min: "1.0", scale_max: "5.0", value: "3.5" },
  ],
  ["date_time", "2024-01-01T12:30:00", "2024-01-01T12:30:00+00:00", "2024-01-01T12:30:00+00:00"],
  ["list.number_decimal", "[10.4]", '["10.4"]', ["10.4"]],
  ["number_decimal", "10.4", "10.4", "10.4"],
  ["number_integer", "10", "10", 10],
  ["json", '{"a":[1]}', '{"a":[1]}', { a: [1] }],
  ["single_line_text_field", "12", "12", "12"],
])("a %s is kept in one form, whatever form it came in", async (type, value, kept, json) => {
  const { ownerId } = one({});
  expect(await set({ type, value })).toMatchObject({ userErrors: [] });
  const read = await app('query ($id: ID!) { product(id: $id) { metafield(namespace: "probe", key: "key") { value jsonValue } } }', {
    id: ownerId,
  });
  expect(read.at("product.metafield")).toEqual({ value: kept, jsonValue: json });
});

test("what is asked for by full names comes in the order asked, under those names", async () => {
  for (const key of ["alpha", "bravo", "charlie"]) await set({ key });
  const read = await app(
    'query ($id: ID!) { product(id: $id) { metafields(first: 9, keys: ["probe.charlie", "probe.alpha", "alpha"]) { nodes { namespace key } } } }',
    { id: one({}).ownerId },
  );
  expect(read.at("product.metafields.nodes")).toEqual([
    { namespace: "probe", key: "probe.charlie" },
    { namespace: "probe", key: "probe.alpha" },
  ]);
});

test("a metafield can be deleted, but not another app's; a digest stands in nobody's way who changes nothing", async () => {
  const REMOVE = `mutation ($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) {
    deletedMetafields { namespace key } userErrors { field message } } }`;
  const { ownerId } = one({});
  const remove = async (...names: { namespace: string; key: string }[]) =>
    (await app(REMOVE, { metafields: names.map((name) => ({ ownerId, ...name })) })).at("metafieldsDelete");
  await set({});
  expect(await set({ compareDigest: "stale" })).toMatchObject({ userErrors: [] });
  expect(await set({ compareDigest: "stale", value: "y" })).toMatchObject({ userErrors: [{ code: "STALE_OBJECT" }] });
  expect(await remove({ namespace: "app--999--other", key: "key" })).toMatchObject({
    deletedMetafields: [],
    userErrors: [{ field: ["metafields"] }],
  });
  expect(await remove({ namespace: "probe", key: "key" }, { namespace: "probe", key: "none" })).toEqual({
    deletedMetafields: [{ namespace: "probe", key: "key" }, null],
    userErrors: [],
  });
});
