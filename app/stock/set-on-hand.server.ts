import { SetOnHandDocument } from "#admin/set-on-hand.ts";
import { newId } from "#app/platform/ids.ts";
import { verbatim, type Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { adminClient } from "#app/shopify/admin-client.server.ts";
import { gid } from "#app/shopify/gid.ts";
import { stock } from "./messages.ts";

/** Units of one item that Shopify should show on hand at one location. */
export type OnHandChange = {
  inventoryItemId: bigint;
  locationId: bigint;
  quantity: number;
  /** What Shopify showed when this was decided; null when the item is not stocked there yet, so that there is nothing to compare with. */
  changeFrom: number | null;
};

/** As many quantities as Shopify takes in one call. */
export const SET_AT_ONCE = 250;

export type SetOnHand =
  | { outcome: "set" }
  /** Shopify's number is no longer the one that was compared with: nothing was set. Read it again and decide anew. */
  | { outcome: "stale" }
  /** Nothing was set, because of the items at `indexes` (all of them when Shopify named none). */
  | { outcome: "refused"; indexes: readonly number[]; message: Message };

/** Answers after which nothing was set and the world may have moved on. A failed key is spent: the next call brings a new one. */
const STALE: ReadonlySet<string> = new Set([
  "CHANGE_FROM_QUANTITY_STALE",
  "IDEMPOTENCY_CONCURRENT_REQUEST",
  "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED",
]);

/**
 * Sets what Shopify shows on hand, all of the changes or none, only where it still shows `changeFrom`.
 *
 * Every call has a key of its own, which the client repeats with a call that it has to repeat: done once, whatever the network does.
 */
export async function setOnHand(shop: Shop, changes: readonly OnHandChange[]): Promise<SetOnHand> {
  if (changes.length > SET_AT_ONCE) throw new RangeError(`At most ${SET_AT_ONCE} quantities can be set at once.`);

  const { inventorySetQuantities } = await adminClient(shop).run(SetOnHandDocument, {
    key: newId(),
    input: {
      name: "on_hand",
      reason: "correction",
      quantities: changes.map((change) => ({
        inventoryItemId: gid("InventoryItem", change.inventoryItemId),
        locationId: gid("Location", change.locationId),
        quantity: change.quantity,
        // Demanded at run time even when null, though the schema lets it be left out.
        changeFromQuantity: change.changeFrom,
      })),
    },
  });

  if (!inventorySetQuantities) return { outcome: "refused", indexes: [], message: stock.message("not-said-whether-set") };
  const errors = inventorySetQuantities.userErrors;
  const first = errors[0];
  if (!first) return { outcome: "set" };
  if (errors.some(({ code }) => code && STALE.has(code))) return { outcome: "stale" };
  return { outcome: "refused", indexes: errors.flatMap(({ field }) => indexIn(field)), message: verbatim(first.message) };
}

/** `["input", "quantities", "3", "quantity"]` is about the fourth change. */
function indexIn(field: readonly string[] | null | undefined): number[] {
  const index = Number(field?.[2]);
  return Number.isInteger(index) ? [index] : [];
}
