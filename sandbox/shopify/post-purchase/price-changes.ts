import { shareOf } from "../discounts/calculation/share-within.ts";
import { shopMinor } from "../resolvers/money-bag.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { VariantRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { Changes, ChangesetError } from "./changeset.ts";
import { changesetError } from "./changeset.ts";

type Discount = NonNullable<Extract<Changes[number], { type: "add_variant" }>["discount"]>;

/** A line that a changeset adds. Money is minor units of the order's currency. */
export type AddedLine = { variant: VariantRecord; quantity: number; discount: Discount | null; discountMinor: number };

export type PricedChanges = {
  lines: AddedLine[];
  shipping: { title: string; priceMinor: number }[];
  metafields: Extract<Changes[number], { type: "set_metafield" }>[];
};

/** Looks a changeset's variants up and prices it: the catalogue's prices, less what its own discounts take off, each once a line. */
export function priceChanges(state: ShopState, order: OrderRecord, changes: Changes): PricedChanges | ChangesetError {
  const priced: PricedChanges = { lines: [], shipping: [], metafields: [] };
  for (const change of changes) {
    if (change.type === "set_metafield") priced.metafields.push(change);
    else if (change.type === "add_shipping_line")
      priced.shipping.push({
        title: change.presentmentTitle ?? change.title ?? "Shipping",
        priceMinor: shopMinor(order, Math.round(change.price * 100)),
      });
    else if (change.type === "add_variant") {
      const variant = state.variants.get(change.variantId);
      if (!variant || variant.isDeleted)
        return changesetError("invalid_request", `There is no variant ${change.variantId} in the shop's catalogue.`);
      if (variant.components) return changesetError("invalid_request", "A bundle can't be added after payment.");
      if ((change.discount?.valueType === "percentage" ? change.discount.value : 0) > 100)
        return changesetError("invalid_request", "A percentage is at most 100.");
      const { quantity, discount = null } = change;
      priced.lines.push({
        variant,
        quantity,
        discount,
        discountMinor: discountOn(order, variant.priceMinor * quantity, discount),
      });
    }
  }
  const short = priced.lines.some(({ variant }) => isShort(state, priced.lines, variant));
  return short ? changesetError("insufficient_inventory") : priced;
}

function discountOn(order: OrderRecord, totalMinor: number, discount: Discount | null): number {
  if (!discount) return 0;
  const off =
    discount.valueType === "percentage" ? shareOf(totalMinor, discount.value / 100) : shopMinor(order, Math.round(discount.value * 100));
  return Math.min(off, totalMinor);
}

/** An offer sells what is there, also in a shop that otherwise goes on selling. */
function isShort(state: ShopState, lines: readonly AddedLine[], variant: VariantRecord): boolean {
  if (!variant.tracked) return false;
  const wanted = lines.reduce((sum, line) => (line.variant === variant ? sum + line.quantity : sum), 0);
  let available = 0;
  for (const level of state.inventory.get(variant.inventoryItemId)?.values() ?? []) available += level.available;
  return available < wanted;
}
