import type { ShopState } from "../state/shop-state.ts";
import { activateLevel } from "./activate-level.ts";
import type { InventoryChange, QuantityError, QuantityOutcome } from "./adjustment-group.ts";
import { changeLevel } from "./change-level.ts";
import type { OtherQuantity } from "../state/inventory-level-record.ts";
import { checkDocument, checkReason } from "./check-reason.ts";
import { quantityOf } from "./quantity-of.ts";
import { changesOf } from "./tell-change.ts";
import { recordAdjustment } from "./record-adjustment.ts";
import { checkQuantity, type RequestedQuantity } from "./check-quantity.ts";

export type AdjustQuantitiesInput = {
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
  changes: (RequestedQuantity & { delta: number; ledgerDocumentUri?: string | null })[];
};

const MOST = 2_000_000_000;

const NAMES = ["available", "damaged", "incoming", "quality_control", "reserved", "safety_stock"];

/** Adds to (or takes from) a quantity by compare-and-set. All of it or nothing. What is not available needs a document that says why. */
export function adjustQuantities(state: ShopState, input: AdjustQuantitiesInput): QuantityOutcome {
  const { name } = input;
  const errors: QuantityError[] = [
    ...checkReason(input.reason),
    ...checkDocument(input.referenceDocumentUri, ["input", "referenceDocumentUri"], "reference"),
  ];
  if (!NAMES.includes(name))
    errors.push({
      code: "INVALID_QUANTITY_NAME",
      field: ["input", "name"],
      message: `The specified quantity name is invalid. Valid values are: ${NAMES.join(", ")}.`,
    });
  if (errors.length > 0) return { outcome: "refused", errors };

  const checked = input.changes.map((change, index) => {
    const field = ["input", "changes", String(index)];
    const { errors: unknown, inventoryItemId, locationId } = checkQuantity(state, name, change, field);
    const ledgerDocumentUri = change.ledgerDocumentUri ?? null;
    errors.push(...unknown, ...wrongDocument(name, ledgerDocumentUri, [...field, "ledgerDocumentUri"]));
    errors.push(...outOfBounds(quantityOf(state, name, inventoryItemId, locationId) + change.delta, [...field, "delta"]));
    return { inventoryItemId, locationId, delta: change.delta, ledgerDocumentUri };
  });
  if (name !== "available" && new Set(checked.map(({ ledgerDocumentUri }) => ledgerDocumentUri)).size > 1)
    errors.push({
      code: "MAX_ONE_LEDGER_DOCUMENT",
      field: ["input", "changes"],
      message: "All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.",
    });
  if (errors.length > 0) return { outcome: "refused", errors };

  const changes: InventoryChange[] = [];
  for (const change of checked) {
    const { inventoryItemId, locationId, delta } = change;
    if (delta === 0) continue;
    const level = activateLevel(state, inventoryItemId, locationId);
    if (name === "available") changeLevel(state, level, { available: delta });
    else {
      const other = name as OtherQuantity;
      level.other[other] = (level.other[other] ?? 0) + delta;
      level.updatedAt = level.changedAt[other] = state.now();
    }
    changes.push(...changesOf(name, change));
  }
  return { outcome: "changed", group: recordAdjustment(state, input, changes, "inventory.adjusted") };
}

function outOfBounds(quantity: number, field: string[]): QuantityError[] {
  if (quantity > MOST) return [{ code: "INVALID_QUANTITY_TOO_HIGH", field, message: "The quantity can't be higher than 2,000,000,000." }];
  if (quantity < -MOST) return [{ code: "INVALID_QUANTITY_TOO_LOW", field, message: "The quantity can't be lower than -2,000,000,000." }];
  return [];
}

function wrongDocument(name: string, uri: string | null, field: string[]): QuantityError[] {
  if (uri?.startsWith("gid://shopify/"))
    return [
      {
        code: "INTERNAL_LEDGER_DOCUMENT",
        field,
        message: "Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.",
      },
    ];
  if (name === "available" && uri !== null)
    return [{ code: "INVALID_AVAILABLE_DOCUMENT", field, message: "A ledger document URI is not allowed when adjusting available." }];
  if (name !== "available" && uri === null)
    return [{ code: "INVALID_QUANTITY_DOCUMENT", field, message: "A ledger document URI is required except when adjusting available." }];
  return checkDocument(uri, field, "ledger");
}
