import { expect, test, vi } from "vitest";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { askShop } from "./ask-shop.ts";
import { eachInAWorld } from "./each-in-a-shop.ts";

const { world, ask } = eachInAWorld();

type Errors = { field: string[] | null; message: string; code: string | null }[];
type Node = { id: string; codeDiscount: Record<string, never>; automaticDiscount: Record<string, never> };
type Answer = { codeDiscountNode: Node | null; automaticDiscountNode: Node | null; userErrors: Errors };

const errors = "userErrors { field message code }";
const FIELD: Record<string, string> = {
  discountCodeBasic: "basicCodeDiscount",
  discountCodeBxgy: "bxgyCodeDiscount",
  discountCodeFreeShipping: "freeShippingCodeDiscount",
  discountAutomaticBasic: "automaticBasicDiscount",
  discountAutomaticBxgy: "automaticBxgyDiscount",
  discountAutomaticFreeShipping: "freeShippingAutomaticDiscount",
};
const typeOf = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
const nodeOf = (name: string) => (name.startsWith("discountCode") ? "codeDiscountNode" : "automaticDiscountNode");

const started = "2026-01-01T00:00:00Z";
const tenOff = (more = {}) => ({
  title: "Ten off",
  startsAt: started,
  context: { all: "ALL" },
  customerGets: { value: { percentage: 0.1 }, items: { all: true } },
  ...more,
});
const gift = (more = {}) => ({
  title: "Gift",
  startsAt: started,
  customerBuys: { value: { quantity: "2" }, items: { products: { productVariantsToAdd: [toGid("ProductVariant", world().mug.id)] } } },
  customerGets: {
    value: { discountOnQuantity: { quantity: "1", effect: { percentage: 1 } } },
    items: { products: { productVariantsToAdd: [toGid("ProductVariant", world().plate.id)] } },
  },
  ...more,
});
const create = (name: string, input: Record<string, unknown>, fields = "id") => {
  const field = FIELD[name] ?? "";
  return ask<Answer>(`${name}Create`, `$${field}: ${typeOf(name)}`, `${nodeOf(name)} { ${fields} } ${errors}`, { [field]: input });
};
const update = (name: string, id: string, input: Record<string, unknown>, fields = "id") => {
  const field = FIELD[name] ?? "";
  const types = `$id: ID!, $${field}: ${typeOf(name)}`;
  return ask<Answer>(`${name}Update`, types, `${nodeOf(name)} { ${fields} } ${errors}`, { id, [field]: input });
};
const idOf = ({ codeDiscountNode, automaticDiscountNode }: Answer) => (codeDiscountNode ?? automaticDiscountNode)?.id ?? "";
const codesOf = ({ userErrors }: Answer) => userErrors.map(({ field, code }) => [field?.slice(1).join("."), code]);
const BASIC = "id codeDiscount { __typename ... on DiscountCodeBasic { status startsAt endsAt } }";

test.each(Object.keys(FIELD))("%s is made, told and found again", async (name) => {
  const isCode = name.startsWith("discountCode");
  const input = {
    ...(name.endsWith("Bxgy")
      ? gift()
      : name.endsWith("FreeShipping")
        ? { title: "Sent for nothing", startsAt: started, destination: { all: true } }
        : tenOff()),
    ...(isCode && { code: "SAVE" }),
    tags: ["waybill"],
  };
  world().topics();
  const made = await create(name, input);
  expect(made.userErrors).toEqual([]);
  expect(world().told.at(-1)).toMatchObject({
    topic: "discounts/create",
    payload: { admin_graphql_api_id: idOf(made), title: input["title"], status: "ACTIVE" },
  });
  const found = await world().run(
    `query($id: ID!) { discountNode(id: $id) { discount { __typename ... on ${typeOf(name).replace("Input!", "")} { title status tags summary asyncUsageCount } } }
      discountNodes(first: 5, query: "tag:waybill AND status:active") { nodes { id } } discountNodesCount(query: "method:${isCode ? "code" : "automatic"}") { count } }`,
    { id: idOf(made) },
  );
  expect(found).toMatchObject({
    discountNode: { discount: { title: input["title"], status: "ACTIVE", tags: ["waybill"], asyncUsageCount: 0 } },
    discountNodes: { nodes: [{ id: idOf(made) }] },
    discountNodesCount: { count: 1 },
  });
});

test("a change keeps what it doesn't say, and names what is added and taken away", async () => {
  const variant = (id: number) => toGid("ProductVariant", id);
  const items = (products: Record<string, string[]>) => ({ customerGets: { items: { products } } });
  const fields = `id automaticDiscount { ... on DiscountAutomaticBasic { title tags combinesWith { orderDiscounts } discountClasses minimumRequirement { ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity } }
    customerGets { value { ... on DiscountPercentage { percentage } } items { ... on DiscountProducts { productVariants(first: 5) { nodes { id } } } } } } }`;
  const made = await create(
    "discountAutomaticBasic",
    tenOff({
      tags: ["a"],
      combinesWith: { orderDiscounts: true },
      minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: "2" } },
      customerGets: { value: { percentage: 0.1 }, items: { products: { productVariantsToAdd: [variant(world().mug.id)] } } },
    }),
  );
  const changed = await update(
    "discountAutomaticBasic",
    idOf(made),
    items({ productVariantsToAdd: [variant(world().plate.id)], productVariantsToRemove: [variant(world().mug.id)] }),
    fields,
  );
  expect(changed.automaticDiscountNode?.automaticDiscount).toEqual({
    title: "Ten off",
    tags: ["a"],
    combinesWith: { orderDiscounts: true },
    discountClasses: ["PRODUCT"],
    minimumRequirement: { greaterThanOrEqualToQuantity: "2" },
    customerGets: { value: { percentage: 0.1 }, items: { productVariants: { nodes: [{ id: variant(world().plate.id) }] } } },
  });
  expect(world().told.at(-1)?.topic).toBe("discounts/update");
});

test.each([
  [
    "a share above all",
    { customerGets: { value: { percentage: 1.5 }, items: { all: true } } },
    "customerGets.value.percentage",
    "VALUE_OUTSIDE_RANGE",
  ],
  ["an end before its beginning", { endsAt: "2025-12-31T00:00:00Z" }, "endsAt", "INVALID"],
  ["no beginning", { startsAt: null }, "startsAt", "BLANK"],
  ["a blank title", { title: "" }, "title", "BLANK"],
  ["a blank code", { code: null }, "code", "BLANK"],
  ["a usage limit of none", { usageLimit: 0 }, "usageLimit", "GREATER_THAN"],
  ["six tags", { tags: ["a", "b", "c", "d", "e", "f"] }, "tags", "TOO_MANY_TAGS"],
  ["a customer who isn't there", { context: { customers: { add: ["gid://shopify/Customer/1"] } } }, "context.customers.add", "INVALID"],
  [
    "two cycles of nothing that comes again",
    { recurringCycleLimit: 2 },
    "recurringCycleLimit",
    "MULTIPLE_RECURRING_CYCLE_LIMIT_FOR_NON_SUBSCRIPTION_ITEMS",
  ],
  [
    "tags for one line, on the order",
    { combinesWith: { productDiscounts: true, productDiscountsWithTagsOnSameCartLine: { add: ["a"] } } },
    "combinesWith.productDiscountsWithTagsOnSameCartLine",
    "INVALID_PRODUCT_DISCOUNTS_WITH_TAGS_ON_SAME_CART_LINE_FOR_DISCOUNT_CLASS",
  ],
])("%s is refused", async (_, input, field, code) => {
  expect(codesOf(await create("discountCodeBasic", tenOff({ code: "SAVE", ...input })))).toEqual([[field, code]]);
});

test("shipping discounts don't combine with each other", async () => {
  const input = { title: "Sent", startsAt: started, destination: { all: true }, combinesWith: { shippingDiscounts: true } };
  expect(codesOf(await create("discountAutomaticFreeShipping", input))).toEqual([
    ["combinesWith", "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS"],
  ]);
});

test("a code is one discount's, in any case, and so is an automatic one's title", async () => {
  const first = await create("discountCodeBasic", tenOff({ code: "Save" }));
  expect(codesOf(await create("discountCodeBasic", tenOff({ code: "SAVE" })))).toEqual([["code", "TAKEN"]]);
  await create("discountAutomaticBasic", tenOff());
  expect(codesOf(await create("discountAutomaticBasic", tenOff()))).toEqual([["title", "TAKEN"]]);
  expect(await world().run('{ codeDiscountNodeByCode(code: "sAVE") { id } }')).toEqual({ codeDiscountNodeByCode: { id: idOf(first) } });
});

test("no more than 25 automatic discounts are active at once; codes are not counted", async () => {
  for (let count = 1; count <= 25; count += 1) await create("discountAutomaticBasic", tenOff({ title: `No. ${count}` }));
  const soon = { title: "Soon", startsAt: "2099-01-01T00:00:00Z", endsAt: "2099-02-01T00:00:00Z" };
  expect(codesOf(await create("discountAutomaticBasic", tenOff(soon)))).toEqual([["startsAt", "ACTIVE_PERIOD_OVERLAP"]]);
  expect((await create("discountCodeBasic", tenOff({ code: "SAVE" }))).userErrors).toEqual([]);
  const over = { title: "Over", startsAt: "2025-01-01T00:00:00Z", endsAt: "2025-02-01T00:00:00Z" };
  const past = await create("discountAutomaticBasic", tenOff(over));
  expect(past.userErrors).toEqual([]);
  expect(await ask("discountAutomaticActivate", "$id: ID!", errors, { id: idOf(past) })).toMatchObject({
    userErrors: [{ field: ["id"], code: "ACTIVE_PERIOD_OVERLAP" }],
  });
});

test("is over once it is deactivated, on again once it is activated, and gone once it is deleted", async () => {
  const made = await create("discountCodeBasic", tenOff({ code: "SAVE", startsAt: "2099-01-01T00:00:00Z" }), BASIC);
  expect(made.codeDiscountNode?.codeDiscount).toMatchObject({ status: "SCHEDULED", endsAt: null });
  const id = idOf(made);
  const asked = (name: string) => ask<Answer>(name, "$id: ID!", `codeDiscountNode { ${BASIC} } ${errors}`, { id });
  const off = (await asked("discountCodeDeactivate")).codeDiscountNode?.codeDiscount;
  expect(off).toMatchObject({ status: "EXPIRED", endsAt: off?.["startsAt"] });
  expect((await asked("discountCodeActivate")).codeDiscountNode?.codeDiscount).toMatchObject({ status: "ACTIVE", endsAt: null });
  expect(await ask("discountCodeDelete", "$id: ID!", `deletedCodeDiscountId ${errors}`, { id })).toEqual({
    deletedCodeDiscountId: id,
    userErrors: [],
  });
  expect(world().told.at(-1)).toMatchObject({ topic: "discounts/delete", payload: { admin_graphql_api_id: id } });
  expect(await world().run("query($id: ID!) { discountNode(id: $id) { id } }", { id })).toEqual({ discountNode: null });
});

test("codes are added to a discount and taken from it a moment later, each for itself", async () => {
  const discountId = idOf(await create("discountCodeBasic", tenOff({ code: "SAVE" })));
  world().topics();
  const added = await ask<{ bulkCreation: { id: string } }>(
    "discountRedeemCodeBulkAdd",
    "$discountId: ID!, $codes: [DiscountRedeemCodeInput!]!",
    `bulkCreation { id done codesCount importedCount } ${errors}`,
    { discountId, codes: [{ code: "A-1" }, { code: "A-2" }, { code: "a-1" }, { code: "save" }] },
  );
  expect(added).toMatchObject({ bulkCreation: { done: false, codesCount: 4, importedCount: 0 }, userErrors: [] });
  const creation = async () =>
    (
      await world().run(
        "query($id: ID!) { discountRedeemCodeBulkCreation(id: $id) { done importedCount failedCount codes(first: 5) { nodes { code errors { message } discountRedeemCode { id } } } } }",
        { id: added.bulkCreation.id },
      )
    )["discountRedeemCodeBulkCreation"];
  await vi.waitFor(async () => expect(await creation()).toMatchObject({ done: true, importedCount: 2, failedCount: 2 }));
  expect(await creation()).toMatchObject({
    codes: {
      nodes: [
        { errors: [] },
        { errors: [] },
        { errors: [{ message: "Codes must be unique within BulkDiscountCodeCreation" }] },
        { errors: [{ message: "must be unique. Please try a different code." }] },
      ],
    },
  });
  expect(world().told.map(({ topic, payload }) => [topic, payload["redeem_code"]])).toMatchObject([
    ["discounts/redeemcode_added", { code: "A-1" }],
    ["discounts/redeemcode_added", { code: "A-2" }],
  ]);
  expect(codesOf(await update("discountCodeBasic", discountId, { code: "OTHER" }))).toEqual([["", null]]);

  const ids = world()
    .state.discountsByCode.get("a-1")
    ?.codes.filter(({ code }) => code !== "SAVE")
    .map(({ id }) => toGid("DiscountRedeemCode", id));
  world().topics();
  const { job } = await ask<{ job: { id: string; done: boolean } }>(
    "discountCodeRedeemCodeBulkDelete",
    "$discountId: ID!, $ids: [ID!]",
    `job { id done } ${errors}`,
    { discountId, ids },
  );
  await vi.waitFor(async () =>
    expect(await world().run("query($id: ID!) { job(id: $id) { done } }", { id: job.id })).toEqual({ job: { done: true } }),
  );
  expect(world().topics()).toEqual(["discounts/redeemcode_removed", "discounts/redeemcode_removed"]);
  expect(await world().run('{ codeDiscountNodeByCode(code: "A-1") { id } }')).toEqual({ codeDiscountNodeByCode: null });
});

test("who may only read discounts can't write them, and who may neither can't see them", async () => {
  await create("discountCodeBasic", tenOff({ code: "SAVE" }));
  const list = "{ discountNodes(first: 1) { nodes { id } } }";
  const mutation = 'mutation { discountCodeDelete(id: "gid://shopify/DiscountCodeNode/1") { userErrors { code } } }';
  const [reads, writes, neither] = await Promise.all(
    [["read_discounts"], ["write_discounts", "read_discounts"], ["read_orders"]].map((scopes) => askShop(world().state, scopes)),
  );
  expect((await reads?.(list))?.errors).toBeUndefined();
  expect((await reads?.(mutation))?.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
  expect((await writes?.(mutation))?.at("discountCodeDelete.userErrors")).toEqual([{ code: "INVALID" }]);
  expect((await neither?.(list))?.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
});

test("tags are added to a discount as to anything else", async () => {
  const id = idOf(await create("discountAutomaticBasic", tenOff({ tags: ["a"] })));
  const fields =
    "node { ... on DiscountAutomaticNode { automaticDiscount { ... on DiscountAutomaticBasic { tags } } } } userErrors { message }";
  expect(await ask("tagsAdd", "$id: ID!, $tags: [String!]!", fields, { id, tags: ["b"] })).toEqual({
    node: { automaticDiscount: { tags: ["a", "b"] } },
    userErrors: [],
  });
});
