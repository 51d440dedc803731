import { afterEach, beforeEach, expect, test } from "vitest";
import { quantityOf } from "#sandbox/shopify/inventory/quantity-of.ts";
import { toGid } from "#sandbox/shopify/state/gid.ts";
import { aSmallShop, type SmallShop } from "./a-small-shop.ts";
import { askShop, type Ask } from "./ask-shop.ts";

let shop: SmallShop;
let app: Ask;
beforeEach(async () => {
  shop = aSmallShop();
  app = await askShop(shop.state, ["write_inventory", "read_products", "read_locations"]);
});
afterEach(() => shop.state.clock.stop());

const SET = `mutation ($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { changes { name delta quantityAfterChange } } userErrors { field message code } } }`;
const ADJUST = `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) { inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { changes { name delta } } userErrors { field message code } } }`;
const ACTIVATE = `mutation ($item: ID!, $at: ID!, $available: Int, $onHand: Int, $key: String!) {
  inventoryActivate(inventoryItemId: $item, locationId: $at, available: $available, onHand: $onHand) @idempotent(key: $key) { userErrors { field message } } }`;

let keys = 0;
const key = () => `key-${(keys += 1)}`;
const mugs = () => ({
  inventoryItemId: toGid("InventoryItem", shop.mug.inventoryItemId),
  locationId: toGid("Location", shop.shop.id),
  changeFromQuantity: null,
});
const set = async (quantity: number, over: object = {}, of: object = {}) =>
  (
    await app(SET, {
      key: key(),
      input: { name: "available", reason: "correction", quantities: [{ ...mugs(), quantity, ...of }], ...over },
    })
  ).at("inventorySetQuantities");
const adjust = async (delta: number, over: object = {}, of: object = {}) =>
  (
    await app(ADJUST, { key: key(), input: { name: "available", reason: "correction", changes: [{ ...mugs(), delta, ...of }], ...over } })
  ).at("inventoryAdjustQuantities");
const counted = (name: string) => quantityOf(shop.state, name, shop.mug.inventoryItemId, shop.shop.id);

test("available may go below zero, what is on hand may not, and what it became is not told", async () => {
  expect(await set(-5)).toEqual({
    inventoryAdjustmentGroup: {
      changes: [
        { name: "available", delta: -15, quantityAfterChange: null },
        { name: "on_hand", delta: -15, quantityAfterChange: null },
      ],
    },
    userErrors: [],
  });
  expect(await set(-2_000_000_000)).toMatchObject({ userErrors: [{ code: "INVALID_QUANTITY_TOO_LOW" }] });
  expect(await set(-1, { name: "on_hand" })).toMatchObject({ userErrors: [{ code: "INVALID_QUANTITY_NEGATIVE" }] });
});

test("everything that is wrong with a quantity is told, and why it changes must be one of Shopify's words", async () => {
  const nowhere = { inventoryItemId: "gid://shopify/InventoryItem/9", locationId: "gid://shopify/Location/9" };
  expect(await set(1, {}, nowhere)).toMatchObject({ userErrors: [{ code: "INVALID_INVENTORY_ITEM" }, { code: "INVALID_LOCATION" }] });
  expect(await set(1, { reason: "because" })).toMatchObject({ userErrors: [{ field: ["input", "reason"], code: "INVALID_REASON" }] });
  expect(await adjust(1, { reason: "because" })).toMatchObject({ userErrors: [{ code: "INVALID_REASON" }] });
});

test("damaged stock is on hand and not available, and needs a document that says why", async () => {
  const reason = "damaged";
  expect(await adjust(2, { name: "damaged", reason })).toMatchObject({ userErrors: [{ code: "INVALID_QUANTITY_DOCUMENT" }] });
  const why = { ledgerDocumentUri: "https://example.com/report/1" };
  expect(await adjust(2, { name: "damaged", reason }, why)).toMatchObject({ userErrors: [] });
  expect(["available", "damaged", "on_hand"].map(counted)).toEqual([10, 2, 12]);
  expect(await adjust(1, { name: "on_hand" })).toMatchObject({
    userErrors: [
      {
        field: ["input", "name"],
        message:
          "The specified quantity name is invalid. Valid values are: available, damaged, incoming, quality_control, reserved, safety_stock.",
      },
    ],
  });
});

test("an item is stocked with what is available or with what is on hand, and only once", async () => {
  const activate = async (quantities: object) =>
    (await app(ACTIVATE, { item: mugs().inventoryItemId, at: mugs().locationId, key: key(), ...quantities })).at(
      "inventoryActivate.userErrors.0",
    );
  expect(await activate({ available: 1, onHand: 1 })).toMatchObject({ field: ["available", "onHand"] });
  expect(await activate({ onHand: 1 })).toMatchObject({
    message: "Not allowed to set an on_hand quantity when the item is already active at the location.",
  });
});

test("only available has a time from the start; the others have one once they were changed", async () => {
  const READ = `query ($item: ID!, $at: ID!) { inventoryItem(id: $item) { inventoryLevel(locationId: $at) {
    quantities(names: ["available", "committed", "damaged", "on_hand"]) { name updatedAt } } } }`;
  const timed = async () =>
    (
      (await app(READ, { item: mugs().inventoryItemId, at: mugs().locationId })).at("inventoryItem.inventoryLevel.quantities") as {
        name: string;
        updatedAt: string | null;
      }[]
    ).flatMap(({ name, updatedAt }) => (updatedAt === null ? [] : [name]));
  expect(await timed()).toEqual(["available"]);
  await adjust(1, { name: "damaged" }, { ledgerDocumentUri: "app://waybill/1" });
  expect(await timed()).toEqual(["available", "damaged"]);
  await set(20, { name: "on_hand" });
  expect(await timed()).toEqual(["available", "damaged", "on_hand"]);
});

test("an item leaves a location that it is not set aside at, but never its last one", async () => {
  const LEAVE = `mutation ($id: ID!, $key: String!) { inventoryDeactivate(inventoryLevelId: $id) @idempotent(key: $key) { userErrors { field message } } }`;
  const level = (at: number) => {
    const found = shop.state.inventory.get(shop.mug.inventoryItemId)?.get(at);
    return `gid://shopify/InventoryLevel/${found?.id ?? 1}?inventory_item_id=${shop.mug.inventoryItemId}`;
  };
  const leave = async (id: string) => (await app(LEAVE, { id, key: key() })).at("inventoryDeactivate.userErrors");
  const gone = level(shop.warehouse.id);
  expect(await leave(gone)).toEqual([]);
  expect(shop.told.at(-1)?.topic).toBe("inventory_levels/disconnect");
  expect(await leave(gone)).toEqual([{ field: null, message: "The product couldn't be unstocked because the location was deleted." }]);
  expect(await leave(level(shop.shop.id))).toEqual([
    {
      field: null,
      message: "The product couldn't be unstocked from Shop because products need to be stocked at a minimum of 1 location.",
    },
  ]);
});

test("documents are named by addresses, and nothing is counted beyond two thousand millions", async () => {
  const refused = (code: string, field: string[], message: string) => ({ userErrors: [{ code, field, message }] });
  const reference = refused(
    "INVALID_REFERENCE_DOCUMENT",
    ["input", "referenceDocumentUri"],
    "The specified reference document is invalid.",
  );
  expect(await set(4, { referenceDocumentUri: "a note" })).toMatchObject(reference);
  expect(await adjust(1, { referenceDocumentUri: "a note" })).toMatchObject(reference);
  expect(await adjust(1, { name: "damaged" }, { ledgerDocumentUri: "a note" })).toMatchObject(
    refused("INVALID_LEDGER_DOCUMENT", ["input", "changes", "0", "ledgerDocumentUri"], "The specified ledger document is invalid."),
  );
  expect(await adjust(2_000_000_000)).toMatchObject(
    refused("INVALID_QUANTITY_TOO_HIGH", ["input", "changes", "0", "delta"], "The quantity can't be higher than 2,000,000,000."),
  );
  expect(await set(4, {}, { changeFromQuantity: 999 })).toMatchObject(
    refused(
      "CHANGE_FROM_QUANTITY_STALE",
      ["input", "quantities", "0", "changeFromQuantity"],
      "The changeFromQuantity value does not match persisted value.",
    ),
  );
});
