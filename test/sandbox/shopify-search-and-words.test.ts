import { getNamedType, isEnumType } from "graphql";
import { beforeAll, expect, test } from "vitest";
import { loadAdminSchema } from "#sandbox/shopify/schema/load-admin-schema.ts";
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

const noted = async (query: string, variables?: Record<string, unknown>) => {
  const answer = await owner(query, variables);
  return { data: answer, search: answer.extensions?.["search"] as Record<string, unknown>[] | undefined };
};

test("a search key that Shopify does not know is passed over, and told beside the answer", async () => {
  const { data, search } = await noted('{ mine: products(first: 9, query: "colour:red title:Mug") { nodes { title } } }');
  expect(data.at("mine.nodes")).toEqual([{ title: "Mug" }]);
  expect(search).toEqual([
    {
      path: ["mine"],
      query: "colour:red title:Mug",
      parsed: {
        and: [
          { field: "colour", match_all: "red" },
          { field: "title", match_all: "Mug" },
        ],
      },
      warnings: [{ field: "colour", message: "Invalid search field for this query.", code: "invalid_field" }],
    },
  ]);
  expect((await noted('{ products(first: 9, query: "title:Mug") { nodes { title } } }')).search).toBeUndefined();
});

test.each([
  ["inventory_total:>15", ["Mug"]],
  ["price:12", ["Plate"]],
  ["price:>=8.5 price:<=12", ["Mug", "Plate"]],
  ["is_price_reduced:true", []],
  ["tag_not:sale", ["Mug", "Plate", "Voucher"]],
  ["published_status:published", ["Mug", "Plate", "Voucher"]],
  ["created_at:2001", []],
  ["created_at:<=now", ["Mug", "Plate", "Voucher"]],
])("products by %s, as the schema gives it", async (query, found) => {
  // What other tests have made is left aside.
  const ours = (await titles(query)).filter((title) => ["Mug", "Plate", "Voucher"].includes(title as string));
  expect(ours).toEqual(found);
});

test("every search key and sort key of the schema is answered, or names itself", async () => {
  const { schema } = await loadAdminSchema();
  const roots = schema.getQueryType()?.getFields() ?? {};
  const unbuilt: string[] = [];
  for (const name of [
    "orders",
    "products",
    "productVariants",
    "customers",
    "locations",
    "fulfillmentOrders",
    "draftOrders",
    "inventoryItems",
  ]) {
    const sortKeys = roots[name]?.args.find((arg) => arg.name === "sortKey")?.type;
    const named = sortKeys && getNamedType(sortKeys);
    for (const { name: key } of isEnumType(named) ? named.getValues() : []) {
      const { errors } = await owner(`{ ${name}(first: 1, sortKey: ${key}) { nodes { id } } }`);
      if (errors) unbuilt.push(`${name}: ${key}`);
    }
    const text = roots[name]?.args.find((arg) => arg.name === "query")?.description ?? "";
    for (const [, key = "", kind] of text.matchAll(/^\|\s*(\w+)\s*\|\s*(id|time|date|string|boolean|float|integer|bigdecimal)/gm)) {
      const value = key === "total_weight" ? "5kg" : kind === "time" ? "2026-01-01" : kind === "boolean" ? "true" : "1";
      const { errors } = await owner(`{ ${name}(first: 1, query: "${key === "default" ? value : `${key}:${value}`}") { nodes { id } } }`);
      if (errors) unbuilt.push(`${name}: ${key}`);
    }
  }
  expect(unbuilt).toEqual([
    "products: product_publication_status",
    "products: publication_ids",
    "products: publishable_status",
    "productVariants: POPULAR",
    "productVariants: product_publication_status",
    "productVariants: publishable_status",
  ]);
});

test("lists within a record are searched and sorted too", async () => {
  await owner(
    'mutation { draftOrderCreate(input: { note: "A", tags: ["b2b"], lineItems: [{ title: "x", quantity: 1, originalUnitPrice: "1" }] }) { draftOrder { id } } }',
  );
  await owner(
    'mutation { draftOrderCreate(input: { note: "B", lineItems: [{ title: "y", quantity: 1, originalUnitPrice: "1" }] }) { draftOrder { id } } }',
  );
  expect((await owner('{ draftOrders(first: 5, query: "tag:b2b") { nodes { note2 } } }')).at("draftOrders.nodes")).toEqual([
    { note2: "A" },
  ]);
  expect((await owner("{ draftOrders(first: 5, sortKey: NUMBER, reverse: true) { nodes { note2 } } }")).at("draftOrders.nodes")).toEqual([
    { note2: "B" },
    { note2: "A" },
  ]);
  const item = `gid://shopify/InventoryItem/${shop.mug.inventoryItemId}`;
  const levels = async (query: string) =>
    (
      await owner(
        "query L($id: ID!, $query: String) { inventoryItem(id: $id) { inventoryLevels(first: 5, query: $query) { nodes { id } } } }",
        { id: item, query },
      )
    ).at("inventoryItem.inventoryLevels.nodes");
  expect(await levels("updated_at:>2100-01-01")).toEqual([]);
  expect(await levels("updated_at:<2100-01-01")).toHaveLength(2);
});

test("an address is written line by line, of whom only where it is asked for", async () => {
  placeOrder(shop.state, {
    source: "control",
    lines: [{ variant: shop.mug, quantity: 1 }],
    shippingAddress: { ...shop.address, company: "Potters" },
    email: "kim@buyer.example",
  });
  const answer = await owner(
    "{ orders(first: 1, reverse: true, sortKey: ID) { nodes { shippingAddress { name with: formatted(withName: true) bare: formatted(withCompany: false) formatted formattedArea } } } }",
  );
  const [{ shippingAddress } = { shippingAddress: { name: "", with: [""], bare: [""], formatted: [""], formattedArea: "" } }] = answer.at(
    "orders.nodes",
  ) as {
    shippingAddress: { name: string; with: string[]; bare: string[]; formatted: string[]; formattedArea: string };
  }[];
  expect(shippingAddress.with.slice(0, 2)).toEqual([shippingAddress.name, "Potters"]);
  expect(shippingAddress.bare).not.toContain("Potters");
  expect(shippingAddress.formatted[0]).toBe("Potters");
  // As the country writes it: in Britain the postcode has a line of its own, and no region is named.
  const { city, zip, country } = shop.address;
  expect(shippingAddress.formatted.slice(-3)).toEqual([city, zip, country]);
  expect(shippingAddress.formattedArea).toBe(`${city}, ${country}`);
});
