import { refuse, type Done } from "../fulfillment-orders/refuse.ts";
import { type AddressInput, readAddress } from "../orders/read-address.ts";
import type { NewLine } from "../orders/new-line.ts";
import { addTags } from "../state/change-tags.ts";
import { minorUnits } from "../state/decimal-amount.ts";
import { numericId } from "../state/numeric-id.ts";
import { placeOrder } from "../state/place-order.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { DraftOrderRecord } from "./draft-order-record.ts";

export type DraftOrderInput = {
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value: string }[] | null;
  shippingAddress?: AddressInput | null;
  shippingLine?: { title?: string | null; price?: string | null; priceWithCurrency?: { amount: string } | null } | null;
  lineItems?: DraftLineInput[] | null;
};

type DraftLineInput = {
  variantId?: string | null;
  title?: string | null;
  sku?: string | null;
  quantity: number;
  originalUnitPrice?: string | null;
  originalUnitPriceWithCurrency?: { amount: string } | null;
  requiresShipping?: boolean | null;
  customAttributes?: { key: string; value: string }[] | null;
};

type Drafted = Done<"drafted", { draft: DraftOrderRecord }>;

/** `draftOrderCreate`, in its simplest form: lines, address, shipping, note and tags. */
export function createDraftOrder(state: ShopState, input: DraftOrderInput): Drafted {
  if (!input.lineItems?.length) return refuse(null, "Add at least 1 product");
  const lines: DraftOrderRecord["lines"] = [];
  for (const [index, asked] of input.lineItems.entries()) {
    const field = ["input", "lineItems", String(index)];
    if (asked.quantity < 1) return refuse([...field, "quantity"], "Quantity must be greater than or equal to 1");
    const variant = asked.variantId == null ? null : (state.variants.get(numericId(asked.variantId, "ProductVariant") ?? 0) ?? null);
    if (asked.variantId != null && !variant)
      return refuse(null, `Product with ID ${numericId(asked.variantId, "ProductVariant") ?? 0} is no longer available.`);
    if (!variant && !asked.title?.trim()) return refuse(null, "Merchandise title is empty.");
    lines.push({ id: state.nextId("draftOrderLine"), ...lineOf(asked, variant) });
  }
  let address: DraftOrderRecord["shippingAddress"] = null;
  if (input.shippingAddress) {
    const read = readAddress(input.shippingAddress, null);
    if (read.outcome === "refused") return read;
    address = read.address;
  }
  const at = state.now();
  const shipping = input.shippingLine;
  const draft: DraftOrderRecord = {
    __typename: "DraftOrder",
    id: state.nextId("draftOrder"),
    name: `#D${state.draftOrders.size + 1}`,
    status: "OPEN",
    email: input.email ?? null,
    phone: input.phone ?? null,
    note: input.note ?? null,
    tags: addTags([], input.tags ?? []),
    customAttributes: (input.customAttributes ?? []).map(({ key, value }) => ({ key, value })),
    shippingAddress: address,
    shipping: shipping
      ? { title: shipping.title ?? "Shipping", priceMinor: minorUnits(shipping.priceWithCurrency?.amount ?? shipping.price ?? "0") ?? 0 }
      : null,
    lines,
    order: null,
    completedAt: null,
    createdAt: at,
    updatedAt: at,
  };
  state.draftOrders.set(draft.id, draft);
  return { outcome: "drafted", draft };
}

function lineOf(asked: DraftLineInput, variant: NewLine["variant"]): NewLine {
  const price = asked.originalUnitPriceWithCurrency?.amount ?? asked.originalUnitPrice;
  const unitMinor = variant ? undefined : (minorUnits(price ?? "0") ?? 0);
  return {
    variant,
    quantity: asked.quantity,
    customAttributes: (asked.customAttributes ?? []).map(({ key, value }) => ({ key, value })),
    ...(!variant && { title: asked.title ?? "", sku: asked.sku ?? null }),
    ...(unitMinor !== undefined && { unitMinor }),
    ...(!variant && { requiresShipping: asked.requiresShipping ?? true }),
  };
}

/** `draftOrderComplete`: the draft becomes an order, paid by hand or pending. */
export function completeDraftOrder(
  state: ShopState,
  args: { id: string; paymentPending?: boolean | null; paymentGatewayId?: string | null },
): Drafted {
  const draft = state.draftOrders.get(numericId(args.id, "DraftOrder") ?? 0);
  if (!draft) return refuse(["id"], "Draft order does not exist");
  if (draft.status === "COMPLETED") return refuse(null, "This order has been paid");
  if (args.paymentGatewayId != null) return refuse(null, "Invalid payment gateway");
  draft.order = placeOrder(state, {
    source: "control",
    sourceName: "shopify_draft_order",
    lines: draft.lines,
    email: draft.email,
    phone: draft.phone,
    note: draft.note,
    tags: draft.tags,
    customAttributes: draft.customAttributes,
    shippingAddress: draft.shippingAddress ?? { ...state.shop.address, firstName: null, lastName: null },
    shipping: { title: draft.shipping?.title ?? "Free shipping", code: "custom", priceMinor: draft.shipping?.priceMinor ?? 0 },
    payment: args.paymentPending ? "pending" : "paid",
    gateway: "manual",
  });
  draft.status = "COMPLETED";
  draft.completedAt = draft.updatedAt = state.now();
  return { outcome: "drafted", draft };
}
