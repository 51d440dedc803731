import { BulkLevelsDocument } from "#admin/bulk-levels.ts";
import { CountedVariantsDocument } from "#admin/counted-variants.ts";
import type { LevelFieldsFragment } from "#admin/level-fields.ts";
import { copiedTable } from "#app/shopify/copy/copied-table.ts";
import type { RowOf } from "#app/shopify/copy/copied-table.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgInteger } from "#app/shopify/copy/pg-text.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";

export const levelTable = copiedTable({
  name: "inventory_level",
  columns: {
    inventoryItemId: "bigint",
    locationId: "bigint",
    available: "int",
    committed: "int",
    onHand: "int",
    updatedAt: "timestamptz",
  },
  key: ["inventoryItemId", "locationId"],
  updatedAt: "updatedAt",
  parent: "inventoryItemId",
});

/** The row of what the item with this global id has at one location. */
export function levelFromAdmin(level: LevelFieldsFragment, item: string): RowOf<typeof levelTable> {
  const units = (name: string) => pgInteger(level.quantities.find((one) => one.name === name)?.quantity ?? 0);
  return {
    inventoryItemId: idText(item),
    locationId: idText(level.location.id),
    available: units("available"),
    committed: units("committed"),
    onHand: units("on_hand"),
    updatedAt: level.updatedAt,
  };
}

/** What every item has at every location. The items themselves come with their variants. */
export const importLevels: ImportDefinition = {
  resource: "inventory",
  document: BulkLevelsDocument,
  root: "InventoryItem",
  count: CountedVariantsDocument,
  pagesBy: null,
  tables: [levelTable],
  prunes: true,
  read(line, put) {
    if (line.__typename === "InventoryLevel") put(0, levelFromAdmin(line as BulkLine & LevelFieldsFragment, line.__parentId ?? ""));
  },
};
