import { BulkLevelsDocument } from "#admin/bulk-levels.ts";
import type { BulkLine, ImportDefinition } from "#app/shopify/import/import-definition.ts";
import { levelFromAdmin } from "./level-from-admin.ts";
import type { AdminLevel } from "./level-from-admin.ts";
import { levelTable } from "./level-table.ts";

/** What every item has at every location. The items themselves come with their variants. */
export const importLevels: ImportDefinition = {
  resource: "inventory",
  document: BulkLevelsDocument,
  root: "InventoryItem",
  tables: [levelTable],
  prunes: true,
  read(line, put) {
    if (line.__typename === "InventoryLevel") put(0, levelFromAdmin(line as BulkLine & AdminLevel, line.__parentId ?? ""));
  },
};
