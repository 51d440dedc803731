import type { InventoryChange } from "./adjustment-group.ts";

/** How a change is answered: by the name that was asked for, and on hand where that goes along. */
export function changesOf(
  name: string,
  of: Pick<InventoryChange, "delta" | "inventoryItemId" | "locationId" | "ledgerDocumentUri">,
): InventoryChange[] {
  const change = (as: string, ledgerDocumentUri: string | null): InventoryChange => ({
    __typename: "InventoryChange",
    ...of,
    name: as,
    quantityAfterChange: null,
    ledgerDocumentUri,
  });
  if (name === "incoming") return [change(name, of.ledgerDocumentUri)];
  return [change(name === "on_hand" ? "available" : name, of.ledgerDocumentUri), change("on_hand", null)];
}
