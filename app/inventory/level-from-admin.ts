import type { BulkLevelsQuery } from "#admin/bulk-levels.ts";
import { idText } from "#app/shopify/copy/id-text.ts";
import { pgInteger } from "#app/shopify/copy/pg-text.ts";
import type { LevelRow } from "./level-table.ts";

export type AdminLevel = Omit<
  BulkLevelsQuery["inventoryItems"]["edges"][number]["node"]["inventoryLevels"]["edges"][number]["node"],
  "__typename" | "id"
>;

/** The row of what the item with this global id has at one location. */
export function levelFromAdmin(level: AdminLevel, item: string): LevelRow {
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
