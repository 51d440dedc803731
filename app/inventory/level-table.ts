import type { CopiedTable, RowOf } from "#app/shopify/copy/copied-table.ts";

const columns = {
  inventoryItemId: "bigint",
  locationId: "bigint",
  available: "int",
  committed: "int",
  onHand: "int",
  updatedAt: "timestamptz",
} as const;

export type LevelRow = RowOf<typeof columns>;

export const levelTable: CopiedTable = {
  name: "inventory_level",
  columns,
  key: ["inventoryItemId", "locationId"],
  updatedAt: "updatedAt",
  parent: "inventoryItemId",
};
