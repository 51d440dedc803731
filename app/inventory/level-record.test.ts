import { expect, test } from "vitest";
import type { LevelFieldsFragment } from "#admin/level-fields.ts";
import { importLevels, levelFromAdmin } from "./level-record.ts";

const ITEM = "gid://shopify/InventoryItem/61";
const level: LevelFieldsFragment = {
  location: { id: "gid://shopify/Location/3" },
  quantities: [
    { name: "on_hand", quantity: 9 },
    { name: "available", quantity: 7 },
    { name: "committed", quantity: 2 },
  ],
  updatedAt: "2026-10-05T09:01:00Z",
};

test("each quantity is taken by its name, in whatever order Shopify lists them", () => {
  expect(levelFromAdmin(level, ITEM)).toMatchObject({
    inventoryItemId: "61",
    locationId: "3",
    available: "7",
    committed: "2",
    onHand: "9",
  });
  const reversed = { ...level, quantities: [...level.quantities].reverse() };
  expect(levelFromAdmin(reversed, ITEM)).toEqual(levelFromAdmin(level, ITEM));
});

test("a quantity that Shopify does not name is none, and one below zero stays below zero", () => {
  const oversold = { ...level, quantities: [{ name: "available", quantity: -3 }] };
  expect(levelFromAdmin(oversold, ITEM)).toMatchObject({ available: "-3", committed: "0", onHand: "0" });
});

test("of a bulk file the levels are kept; the items come with their variants", () => {
  const rows: unknown[] = [];
  const put = (_: 0 | 1, row: { inventoryItemId?: string | null }) => rows.push(row.inventoryItemId);
  importLevels.read({ __typename: "InventoryItem", id: ITEM }, put, 2);
  importLevels.read({ __typename: "InventoryLevel", id: "gid://shopify/InventoryLevel/1", __parentId: ITEM, ...level }, put, 2);
  expect(rows).toEqual(["61"]);
});
