import { customerPayload } from "./customer-payload.ts";
import { numericId } from "./numeric-id.ts";
import { productPayload } from "./product-payload.ts";
import type { ShopState } from "./shop-state.ts";
import { tell } from "./tell.ts";
import { touchOrder } from "./touch-order.ts";

/** `tagsAdd` and `tagsRemove`, on orders, products and customers. */
export function changeTags(
  state: ShopState,
  gid: string,
  change: (tags: string[]) => string[],
): { node: unknown; userErrors: { field: string[]; message: string }[] } {
  const order = state.orders.get(numericId(gid, "Order") ?? 0);
  const product = state.products.get(numericId(gid, "Product") ?? 0);
  const customer = state.customers.get(numericId(gid, "Customer") ?? 0);
  const record = order ?? product ?? customer;
  if (!record)
    return { node: null, userErrors: [{ field: ["id"], message: "The record doesn't exist, or the stand-in keeps no tags for it." }] };
  record.tags = change(record.tags);
  record.updatedAt = state.now();
  if (order) touchOrder(state, order);
  if (product) tell(state, "products/update", "Product", product.id, productPayload(state, product));
  if (customer) tell(state, "customers/update", "Customer", customer.id, customerPayload(state, customer));
  return { node: record, userErrors: [] };
}
