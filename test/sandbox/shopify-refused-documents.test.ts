import { expect, test } from "vitest";
import { eachInAShop } from "./each-in-a-shop.ts";

const { merchant } = eachInAShop();

/** What a document is refused for, as it goes over the wire. */
const refusals = async (query: string, variables?: Record<string, unknown>) =>
  JSON.parse(JSON.stringify((await merchant(query, variables)).errors ?? [])) as Record<string, unknown>[];

const only = async (query: string, variables?: Record<string, unknown>) => {
  const [first, ...others] = await refusals(query, variables);
  expect(others).toEqual([]);
  return first;
};

test("a refused document says where: the operation, then each field by the name that it answers under", async () => {
  expect(await only("query Look { mine: orders(first: 1) { nodes { lost } } }")).toEqual({
    message: "Field 'lost' doesn't exist on type 'Order'",
    locations: [{ line: 1, column: 47 }],
    path: ["query Look", "mine", "nodes", "lost"],
    extensions: { code: "undefinedField", typeName: "Order", fieldName: "lost" },
  });
  expect(await only('{ node(id: "gid://shopify/Order/1") { ... on Parcel { id } } }')).toMatchObject({
    message: "No such type Parcel, so it can't be a fragment condition",
    path: ["query", "node", "... on Parcel"],
    extensions: { code: "undefinedType", typeName: "Parcel" },
  });
  expect(await only("query { shop { ...Name } } fragment Name on Shop { nam }")).toMatchObject({ path: ["fragment Name", "nam"] });
});

test("all that a field lacks is told at once, at the field", async () => {
  expect(await only("mutation Send { fulfillmentTrackingInfoUpdate { userErrors { field } } }")).toMatchObject({
    message: "Field 'fulfillmentTrackingInfoUpdate' is missing required arguments: fulfillmentId, trackingInfoInput",
    path: ["mutation Send", "fulfillmentTrackingInfoUpdate"],
    extensions: {
      code: "missingRequiredArguments",
      className: "Field",
      name: "fulfillmentTrackingInfoUpdate",
      arguments: "fulfillmentId, trackingInfoInput",
    },
  });
});

test.each([
  [
    "{ order(id: null) { id } }",
    "Argument 'id' on Field 'order' has an invalid value (null). Expected type 'ID!'.",
    ["query", "order", "id"],
  ],
  [
    "{ orders(first: 1, sortKey: BY_LUCK) { nodes { id } } }",
    "Argument 'sortKey' on Field 'orders' has an invalid value (BY_LUCK). Expected type 'OrderSortKeys'.",
    ["query", "orders", "sortKey"],
  ],
  [
    '{ orders(first: "1") { nodes { id } } }',
    "Argument 'first' on Field 'orders' has an invalid value (\"1\"). Expected type 'Int'.",
    ["query", "orders", "first"],
  ],
  [
    'mutation { orderUpdate(input: { id: "gid://shopify/Order/1", note: 5 }) { userErrors { field } } }',
    "Argument 'note' on InputObject 'OrderInput' has an invalid value (5). Expected type 'String'.",
    ["mutation", "orderUpdate", "input", "note"],
  ],
  ['{ node(id: "12") { id } }', "Invalid global id '12'", ["query", "node", "id"]],
])("a value in %s that does not fit is told by its argument", async (query, message, path) => {
  expect(await only(query)).toMatchObject({ message, path, extensions: { code: "argumentLiteralsIncompatible" } });
});

test("what an input object does not take, and what it lacks, is told in it", async () => {
  expect(await refusals("mutation { orderUpdate(input: { colour: 1 }) { userErrors { field } } }")).toMatchObject([
    {
      message: "Argument 'id' on InputObject 'OrderInput' is required. Expected type ID!",
      path: ["mutation", "orderUpdate", "input", "id"],
      extensions: { code: "missingRequiredInputObjectAttribute", argumentName: "id", argumentType: "ID!", inputObjectType: "OrderInput" },
    },
    {
      message: "InputObject 'OrderInput' doesn't accept argument 'colour'",
      path: ["mutation", "orderUpdate", "input", "colour"],
      extensions: { code: "argumentNotAccepted", name: "OrderInput", typeName: "InputObject", argumentName: "colour" },
    },
  ]);
});

test("variables are refused where they stand: unused, undeclared, of another type, of another depth, or empty where a value is asked for", async () => {
  const at = (path: unknown[], variableName: string, code: string) => ({ path, extensions: { variableName, code } });
  expect(await only("query Q($id: ID!) { shop { id } }")).toMatchObject({
    message: "Variable $id is declared by Q but not used",
    ...at(["query Q"], "id", "variableNotUsed"),
  });
  expect(await only("{ order(id: $id) { id } }")).toMatchObject({
    message: "Variable $id is used by anonymous query but not declared",
    ...at(["query", "order", "id"], "id", "variableNotDefined"),
  });
  expect(await only("query($id: String!) { order(id: $id) { id } }")).toMatchObject({
    message: "Type mismatch on variable $id and argument id (String! / ID!)",
    extensions: { code: "variableMismatch", typeName: "String!", argumentName: "id", errorMessage: "Type mismatch" },
  });
  expect(await only("query($id: ID) { order(id: $id) { id } }")).toMatchObject({
    message: "Nullability mismatch on variable $id and argument id (ID / ID!)",
  });
  expect(await only("query($ids: ID!) { nodes(ids: $ids) { id } }")).toMatchObject({
    message: "List dimension mismatch on variable $ids and argument ids (ID! / [ID!]!)",
  });
  expect(await only("query($id: Thing) { node(id: $id) { id } }")).toMatchObject({
    message: "Thing isn't a defined input type (on $id)",
    extensions: { code: "variableRequiresValidType" },
  });
});

test("a variable's value that does not fit is told in the scalar's own words", async () => {
  expect(await only("query($n: Int) { orders(first: $n) { nodes { id } } }", { n: "1" })).toMatchObject({
    extensions: { code: "INVALID_VARIABLE", value: "1", problems: [{ path: [], explanation: 'Could not coerce value "1" to Int' }] },
  });
  const price = { amount: "much", currencyCode: "GBP" };
  expect(
    await only(
      'mutation($price: MoneyInput!) { orderEditAddCustomItem(id: "gid://shopify/CalculatedOrder/1", title: "x", price: $price, quantity: 1) { userErrors { field } } }',
      { price },
    ),
  ).toMatchObject({
    extensions: { problems: [{ path: ["amount"], explanation: "invalid decimal 'much'", message: "invalid decimal 'much'" }] },
  });
});

test("a text that is no document is told by the word that nobody expected, or by its last one", async () => {
  expect(await only("{ shop { } }")).toEqual({
    message: 'syntax error, unexpected RCURLY ("}") at [1, 10]',
    locations: [{ line: 1, column: 10 }],
    extensions: { code: "PARSE_ERROR" },
  });
  expect(await only("{ shop { id")).toMatchObject({
    message: "syntax error, unexpected end of file at [1, 10]",
    locations: [{ line: 1, column: 10 }],
  });
});

test("a list that is too long stops the whole document, told by its path", async () => {
  const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Order/${index + 1}`);
  const answer = await merchant("query($ids: [ID!]!) { nodes(ids: $ids) { id } shop { id } }", { ids });
  expect(answer.at("shop")).toBeUndefined();
  expect(JSON.parse(JSON.stringify(answer.errors))).toEqual([
    {
      message: "The input array size of 251 is greater than the maximum allowed of 250.",
      locations: [{ line: 1, column: 23 }],
      path: ["nodes", "ids"],
      extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
    },
  ]);
});
