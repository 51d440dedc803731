import { beforeAll, expect, test } from "vitest";
import { placeOrder } from "#sandbox/shopify/state/place-order.ts";
import { aSmallShop, type SmallShop } from "./a-small-shop.ts";
import { askShop, type Ask } from "./ask-shop.ts";

let shop: SmallShop;
let owner: Ask;
beforeAll(async () => {
  shop = aSmallShop();
  owner = await askShop(shop.state, "merchant");
});

const titles = async (query: string) => {
  const answer = await owner("query Find($query: String!) { products(first: 9, query: $query) { nodes { title } } }", { query });
  return answer.errors ?? (answer.at("products.nodes") as { title: string }[]).map(({ title }) => title);
};

test.each([
  ["status:ACTIVE,DRAFT", ["Mug", "Plate", "Voucher"]],
  ["-status:ACTIVE,DRAFT", []],
  ["updated_at:*", ["Mug", "Plate", "Voucher"]],
  ["(title:Mug OR title:Plate) AND status:active", ["Mug", "Plate"]],
  ["NOT (title:Mug OR title:Plate)", ["Voucher"]],
  ["(title:Mug", ["Mug"]],
  ["title:Mug OR", ["Mug"]],
  ["title:Mug)", ["Mug"]],
])("products by %s", async (query, found) => {
  expect(await titles(query)).toEqual(found);
});

test("a time without quotes is not taken at its word", async () => {
  expect(await titles("updated_at:>2000-01-01T00:00:00Z")).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  expect(await titles("updated_at:>'2000-01-01T00:00:00Z'")).toHaveLength(3);
});

test.each([
  [
    "{ shop }",
    "Field must have selections (field 'shop' returns Shop but has no selections. Did you mean 'shop { ... }'?)",
    "selectionMismatch",
  ],
  ["{ shop { id(a: 1) } }", "Field 'id' doesn't accept argument 'a'", "argumentNotAccepted"],
  ["{ order { id } }", "Field 'order' is missing required arguments: id", "missingRequiredArguments"],
  ["query A($x: ID) { shop { id } }", "Variable $x is declared by A but not used", "variableNotUsed"],
  [
    'mutation { productCreate(product: { title: "x", status: PUBLISHED }) { userErrors { message } } }',
    "Argument 'status' on InputObject 'ProductCreateInput' has an invalid value (PUBLISHED). Expected type 'ProductStatus'.",
    "argumentLiteralsIncompatible",
  ],
])("%s is refused in Shopify's words", async (document, message, code) => {
  expect((await owner(document)).errors).toMatchObject([{ message, extensions: { code } }]);
});

test("a variable is refused once, with all that is wrong in it", async () => {
  const create = "mutation C($product: ProductCreateInput!) { productCreate(product: $product) { userErrors { message } } }";
  const { errors } = await owner(create, { product: { title: "x", colour: 1, status: "ENABLED" } });
  expect(errors).toHaveLength(1);
  expect(errors?.[0]?.message).toMatch(
    /^Variable \$product of type ProductCreateInput! was provided invalid value for (?=.*status \(Expected "ENABLED" to be one of: ACTIVE, ARCHIVED, DRAFT)(?=.*colour \(Field is not defined on ProductCreateInput\))/,
  );
  expect((await owner(create)).errors).toMatchObject([{ extensions: { code: "INVALID_VARIABLE", problems: [{ path: [] }] } }]);
});

test("handles are made of letters and figures of any script, and never given twice", async () => {
  const create = (product: object) =>
    owner("mutation C($product: ProductCreateInput!) { productCreate(product: $product) { product { handle } userErrors { message } } }", {
      product,
    });
  expect((await create({ title: "Grünes Glas / 東京 100 %" })).at("productCreate.product.handle")).toBe("grünes-glas-東京-100");
  expect((await create({ title: "Grünes Glas / 東京 100 %" })).at("productCreate.product.handle")).toBe("grünes-glas-東京-101");
  expect((await create({ title: "Other", handle: "Grünes Glas 東京 100" })).at("productCreate.userErrors")).toMatchObject([
    { message: "Handle 'Grünes Glas 東京 100' already in use. Please provide a new handle." },
  ]);
  expect((await create({ title: "Lamp" })).at("productCreate.product.handle")).toBe("lamp");
  expect((await create({ title: "Lamp" })).at("productCreate.product.handle")).toBe("lamp-1");
});

test("who never subscribed opted in singly at no time", async () => {
  placeOrder(shop.state, {
    source: "control",
    lines: [{ variant: shop.mug, quantity: 1 }],
    email: "a@b.example",
    shippingAddress: shop.address,
  });
  const answer = await owner(
    "{ customers(first: 1) { nodes { defaultEmailAddress { marketingState marketingOptInLevel marketingUpdatedAt } } } }",
  );
  expect(answer.at("customers.nodes")).toEqual([
    { defaultEmailAddress: { marketingState: "NOT_SUBSCRIBED", marketingOptInLevel: "SINGLE_OPT_IN", marketingUpdatedAt: null } },
  ]);
});
