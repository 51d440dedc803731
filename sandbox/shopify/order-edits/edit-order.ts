import { randomUUID } from "node:crypto";
import { refuse, type Done, type Refused } from "../fulfillment-orders/refuse.ts";
import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import { minorUnits } from "../state/decimal-amount.ts";
import { numericId } from "../state/numeric-id.ts";
import type { ShopState } from "../state/shop-state.ts";
import { shopMinor } from "../resolvers/money-bag.ts";
import type { CalculatedLineRecord, CalculatedOrderRecord } from "./calculated-order-record.ts";

type Edited = Done<"edited", { calculated: CalculatedOrderRecord; line: CalculatedLineRecord | null }>;

/** `orderEditBegin`: a draft of the order that can be changed; the order itself stays as it is until the commit. */
export function beginEdit(state: ShopState, gid: string): Edited {
  const order = state.orders.get(numericId(gid, "Order") ?? 0);
  if (!order) return refuse(["id"], "The order does not exist.");
  if (order.cancelledAt !== null || order.source === "history") return refuse(null, "The order cannot be edited.");
  const calculated: CalculatedOrderRecord = {
    __typename: "CalculatedOrder",
    id: state.nextId("calculatedOrder"),
    order,
    lines: [],
    shippingLines: [],
    committed: false,
  };
  calculated.shippingLines = order.shippingLines.map((line) => ({
    __typename: "CalculatedShippingLine",
    id: String(line.id),
    calculated,
    line,
    title: line.title,
    priceMinor: line.priceMinor,
    removed: false,
  }));
  calculated.lines = order.lines
    .filter(({ currentQuantity }) => currentQuantity > 0)
    .map((line) => ({
      __typename: "CalculatedLineItem",
      id: String(line.id),
      calculated,
      line,
      variant: line.variant,
      title: line.title,
      unitMinor: line.unitMinor,
      requiresShipping: line.requiresShipping,
      quantity: line.currentQuantity,
      restock: false,
    }));
  state.calculatedOrders.set(calculated.id, calculated);
  return { outcome: "edited", calculated, line: null };
}

/** The edit that was begun and not committed, by the id of its draft or of its session. */
export function findEdit(state: ShopState, gid: string): CalculatedOrderRecord | null {
  const found = state.calculatedOrders.get(numericId(gid, "CalculatedOrder") ?? numericId(gid, "OrderEditSession") ?? 0);
  return found && !found.committed ? found : null;
}

/** A change of the draft that is named with it. */
function edits<Args>(change: (calculated: CalculatedOrderRecord, args: Args, state: ShopState) => Edited) {
  return (state: ShopState, args: Args & { id: string }): Edited => {
    const calculated = findEdit(state, args.id);
    return calculated ? change(calculated, args, state) : refuse(["id"], "The calculated order does not exist.");
  };
}

const wrongQuantity = (quantity: number): Refused => ({
  outcome: "refused",
  errors: [
    { field: ["quantity"], message: "must be greater than 0", code: null },
    ...(quantity < 0 ? [{ field: ["quantity"], message: "must be greater than or equal to 0", code: null }] : []),
  ],
});

/** `orderEditAddVariant`. */
export const addVariant = edits<{ variantId: string; quantity: number; allowDuplicates?: boolean | null }>(
  (calculated, args, { variants }) => {
    if (args.quantity <= 0) return wrongQuantity(args.quantity);
    const variantId = numericId(args.variantId, "ProductVariant") ?? 0;
    if (variantId === 0) return refuse(["variantId"], "can't convert Integer[0] to a positive Integer to use as an untrusted id");
    const variant = variants.get(variantId);
    if (!variant) return refuse(["variantId"], "The variant does not exist in the shop.");
    if (args.allowDuplicates !== true && calculated.lines.some((line) => line.variant === variant && line.quantity > 0))
      return refuse(["id"], `${variant.product.title} was not added because it's already on the order.`);
    const { priceMinor: unitMinor, requiresShipping } = variant;
    return add(calculated, { variant, title: variant.product.title, unitMinor, requiresShipping, quantity: args.quantity });
  },
);

/** `orderEditAddCustomItem`: something that the catalogue doesn't have. */
export const addCustomItem = edits<{
  title: string;
  quantity: number;
  price: { amount: string; currencyCode: string };
  requiresShipping?: boolean | null;
}>((calculated, args) => {
  if (args.title.trim() === "") return refuse(["title"], "can't be blank");
  if (args.title.length > 255) return refuse(["title"], "is too long (maximum is 255 characters)");
  if (args.quantity <= 0) return wrongQuantity(args.quantity);
  const { currency } = calculated.order.presentment;
  if (args.price.currencyCode !== currency) return refuse(["price"], `Currency must be ${currency}.`);
  const unitMinor = shopMinor(calculated.order, minorUnits(args.price.amount) ?? 0);
  return add(calculated, {
    variant: null,
    title: args.title,
    unitMinor,
    requiresShipping: args.requiresShipping ?? true,
    quantity: args.quantity,
  });
});

function add(
  calculated: CalculatedOrderRecord,
  of: Pick<CalculatedLineRecord, "variant" | "title" | "unitMinor" | "requiresShipping" | "quantity">,
): Edited {
  const line: CalculatedLineRecord = { __typename: "CalculatedLineItem", id: randomUUID(), calculated, line: null, restock: false, ...of };
  calculated.lines.push(line);
  return { outcome: "edited", calculated, line };
}

/** `orderEditSetQuantity`: of what was shipped nothing can be taken away. */
export const setQuantity = edits<{ lineItemId: string; quantity: number; restock?: boolean | null }>((calculated, args) => {
  if (args.quantity < 0) return refuse(["quantity"], "must be greater than or equal to 0");
  const line = calculated.lines.find(({ id }) => id === args.lineItemId.split("/").at(-1));
  if (!line) return refuse(["lineItemId"], "The line item does not exist on the order.");
  const shipped = line.line ? line.line.currentQuantity - unfulfilledUnits(line.line) : 0;
  if (args.quantity < shipped) return refuse(["quantity"], `must be greater than or equal to ${shipped}`);
  line.quantity = args.quantity;
  line.restock = args.restock ?? false;
  return { outcome: "edited", calculated, line };
});
