import { GraphQLError } from "graphql";
import { accessDenied } from "../api/access-denied.ts";
import { tellDiscount } from "../discounts/tell-discount.ts";
import { findDiscount } from "../discounts/write-discount.ts";
import type { RequestContext } from "../resolver-map.ts";
import { customerPayload } from "./customer-payload.ts";
import { numericId } from "./numeric-id.ts";
import { productPayload } from "./product-payload.ts";
import { tell } from "./tell.ts";
import { touchOrder } from "./touch-order.ts";

const scopes: Record<string, { scope: string; called: string }> = {
  Order: { scope: "write_orders", called: "Order" },
  Product: { scope: "write_products", called: "Product" },
  Customer: { scope: "write_customers", called: "Customer" },
  DiscountCodeNode: { scope: "write_discounts", called: "Discount" },
  DiscountAutomaticNode: { scope: "write_discounts", called: "Discount" },
};

/** Adds tags by Shopify's rules: a text with commas is several, "red" is "Red", and they are listed A to Z without regard to case. */
export function addTags(known: readonly string[], added: readonly string[]): string[] {
  const byKey = new Map(known.map((tag) => [tag.toLowerCase(), tag]));
  for (const tag of splitTags(added)) if (!byKey.has(tag.toLowerCase())) byKey.set(tag.toLowerCase(), tag);
  return [...byKey.values()].sort((left, right) => (left.toLowerCase() < right.toLowerCase() ? -1 : 1));
}

/** Takes tags away, without regard to case. */
export function removeTags(known: readonly string[], removed: readonly string[]): string[] {
  const gone = new Set(splitTags(removed).map((tag) => tag.toLowerCase()));
  return known.filter((tag) => !gone.has(tag.toLowerCase()));
}

const splitTags = (tags: readonly string[]) => tags.flatMap((tag) => tag.split(",")).flatMap((tag) => tag.trim() || []);

/** `tagsAdd` and `tagsRemove`, on orders, products, customers and discounts. Each wants the write scope of what is tagged. */
export function changeTags(
  { shop: state, grantedScopes }: RequestContext,
  field: "tagsAdd" | "tagsRemove",
  { id: gid, tags }: { id: string; tags: string[] },
): { node: unknown; userErrors: { field: string[]; message: string }[] } {
  const type = gid.split("/")[3] ?? "";
  const rule = scopes[type];
  if (!rule) throw new GraphQLError("invalid id", { extensions: { code: "RESOURCE_NOT_FOUND" } });
  if (!grantedScopes.has(rule.scope)) throw accessDenied(field, { text: `\`${rule.scope}\` access scope.`, groups: [[rule.scope]] });
  const order = state.orders.get(numericId(gid, "Order") ?? 0);
  const product = state.products.get(numericId(gid, "Product") ?? 0);
  const customer = state.customers.get(numericId(gid, "Customer") ?? 0);
  const discount = findDiscount(state, gid, type === "DiscountCodeNode" ? "code" : "automatic");
  const change = (known: string[]) => (field === "tagsAdd" ? addTags(known, tags) : removeTags(known, tags));
  if (discount && type.startsWith("Discount")) {
    discount.terms = { ...discount.terms, tags: change(discount.terms.tags) };
    discount.updatedAt = state.now();
    tellDiscount(state, "update", discount);
    return { node: discount, userErrors: [] };
  }
  const record = order ?? product ?? customer;
  if (!record) return { node: null, userErrors: [{ field: ["id"], message: `${rule.called} does not exist` }] };
  record.tags = change(record.tags);
  record.updatedAt = state.now();
  if (order) touchOrder(state, order);
  if (product) tell(state, "products/update", "Product", product.id, productPayload(state, product));
  if (customer) tell(state, "customers/update", "Customer", customer.id, customerPayload(state, customer));
  return { node: record, userErrors: [] };
}
