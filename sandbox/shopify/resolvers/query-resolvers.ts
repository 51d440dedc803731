import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { CustomerRecord } from "../state/customer-record.ts";
import type { FulfillmentOrderRecord } from "../state/fulfillment-order-record.ts";
import { orderFulfillmentStatus } from "../state/order-fulfillment-status.ts";
import { orderMoney } from "../state/order-money.ts";
import type { OrderRecord } from "../state/order-record.ts";
import type { ProductRecord } from "../state/product-record.ts";
import type { ShopState } from "../state/shop-state.ts";
import type { VariantRecord } from "../state/variant-record.ts";
import { byNumber, byText, byTime, byWords } from "./filters.ts";
import { findNode } from "./find-node.ts";
import { inventoryItemSource, type InventoryItemSource } from "./inventory-item-source.ts";
import { isVisible } from "./is-visible.ts";
import { type Filter, search } from "./search.ts";
import { sorted } from "./sorted.ts";

type ListArgs = ConnectionArgs & { query?: string | null; sortKey?: string | null };

const byIdAndTime = {
  id: byNumber<{ id: number }>(({ id }) => id),
  created_at: byTime<{ createdAt: number }>(({ createdAt }) => createdAt),
  updated_at: byTime<{ updatedAt: number }>(({ updatedAt }) => updatedAt),
};

const orderStatus: Filter<OrderRecord> = ({ closedAt, cancelledAt }, { value }) =>
  value === "any" || (value === "open" ? closedAt === null && cancelledAt === null : value === "closed" ? closedAt !== null : value === "cancelled" ? cancelledAt !== null : value === "not_closed" && closedAt === null);

const SHIPPED: Record<string, string> = { shipped: "FULFILLED", partial: "PARTIALLY_FULFILLED", unshipped: "UNFULFILLED" };

const orderFilters: Record<string, Filter<OrderRecord>> = {
  ...byIdAndTime,
  status: orderStatus,
  processed_at: byTime(({ processedAt }) => processedAt),
  name: (order, term) => byText<OrderRecord>(({ name }) => [name, name.slice(1)])(order, term),
  email: byText(({ email }) => email),
  tag: byText(({ tags }) => tags),
  test: byText(({ test }) => String(test)),
  sku: byText(({ lines }) => lines.flatMap(({ sku }) => sku ?? [])),
  customer_id: byNumber(({ customer }) => customer?.id ?? null),
  financial_status: byText(({ financialStatus }) => financialStatus),
  fulfillment_status: (order, term) => orderFulfillmentStatus(order) === (SHIPPED[term.value.toLowerCase()] ?? term.value.toUpperCase()),
};

const productFilters: Record<string, Filter<ProductRecord>> = {
  ...byIdAndTime,
  default: byWords(({ title, variants }) => [title, ...variants.map(({ sku }) => sku)].join(" ")),
  title: byWords(({ title }) => title),
  handle: byText(({ handle }) => handle),
  status: byText(({ status }) => status),
  vendor: byText(({ vendor }) => vendor),
  tag: byText(({ tags }) => tags),
  product_type: byText(({ productType }) => productType),
  sku: byText(({ variants }) => variants.flatMap(({ sku }) => sku ?? [])),
};

const variantFilters: Record<string, Filter<VariantRecord>> = {
  ...byIdAndTime,
  default: byWords(({ product, sku }) => `${product.title} ${sku ?? ""}`),
  sku: byText(({ sku }) => sku),
  barcode: byText(({ barcode }) => barcode),
  product_id: byNumber(({ product }) => product.id),
};

const itemFilters: Record<string, Filter<InventoryItemSource>> = {
  id: byNumber(({ id }) => id),
  sku: byText(({ variant }) => variant.sku),
  created_at: byTime(({ variant }) => variant.createdAt),
  updated_at: byTime(({ variant }) => variant.updatedAt),
};

const customerFilters: Record<string, Filter<CustomerRecord>> = {
  ...byIdAndTime,
  default: byWords(({ firstName, lastName, email }) => [firstName, lastName, email].join(" ")),
  email: byText(({ email }) => email),
  phone: byText(({ phone }) => phone),
  first_name: byText(({ firstName }) => firstName),
  last_name: byText(({ lastName }) => lastName),
  tag: byText(({ tags }) => tags),
};

const fulfillmentOrderFilters: Record<string, Filter<FulfillmentOrderRecord>> = {
  ...byIdAndTime,
  assigned_location_id: byNumber(({ locationId }) => locationId),
  status: byText(({ status }) => status),
  request_status: byText(({ requestStatus }) => requestStatus),
};

const locationFilters = {
  ...byIdAndTime,
  name: byWords<{ name: string }>(({ name }) => name),
  active: byText<{ isActive: boolean }>(({ isActive }) => String(isActive)),
};

const createdAndUpdated = { CREATED_AT: (item: { createdAt: number }) => item.createdAt, UPDATED_AT: (item: { updatedAt: number }) => item.updatedAt };

const ASSIGNMENT: Record<string, string> = {
  FULFILLMENT_UNSUBMITTED: "UNSUBMITTED", FULFILLMENT_REQUESTED: "SUBMITTED", FULFILLMENT_ACCEPTED: "ACCEPTED", CANCELLATION_REQUESTED: "CANCELLATION_REQUESTED",
};

const orders = (shop: ShopState, args: ListArgs) =>
  sorted(search([...shop.orders.values()], args.query, orderFilters), args.sortKey, {
    ...createdAndUpdated, PROCESSED_AT: ({ processedAt }) => processedAt, ORDER_NUMBER: ({ number }) => number, TOTAL_PRICE: (order) => orderMoney(order).total,
  });

const count = (length: number, limit: number | null | undefined) =>
  limit != null && length > limit ? { count: limit, precision: "AT_LEAST" } : { count: length, precision: "EXACT" };

const isActive = ({ status }: FulfillmentOrderRecord) => status !== "CLOSED" && status !== "CANCELLED";

const find = (type: string) => (_: unknown, { id }: { id: string }, { shop }: RequestContext) =>
  id.startsWith(`gid://shopify/${type}/`) ? findNode(shop, id) : null;

/** Where queries begin. */
export const queryResolvers: ResolverMap = {
  QueryRoot: {
    shop: (_: unknown, __: unknown, { shop }: RequestContext) => shop.shop,
    node: (_: unknown, { id }: { id: string }, { shop }: RequestContext) => findNode(shop, id),
    nodes: (_: unknown, { ids }: { ids: string[] }, { shop }: RequestContext) => ids.map((id) => findNode(shop, id)),
    product: find("Product"),
    productVariant: find("ProductVariant"),
    inventoryItem: find("InventoryItem"),
    inventoryLevel: find("InventoryLevel"),
    customer: find("Customer"),
    order: find("Order"),
    fulfillment: find("Fulfillment"),
    fulfillmentService: find("FulfillmentService"),
    fulfillmentOrder(_: unknown, { id }: { id: string }, context: RequestContext) {
      const one = context.shop.fulfillmentOrders.get(Number(id.split("/").at(-1)));
      return one && isVisible(context, one) ? one : null;
    },
    location: (_: unknown, { id }: { id?: string | null }, { shop }: RequestContext) =>
      id == null ? (shop.locations.values().next().value ?? null) : findNode(shop, id),
    locations: (_: unknown, args: ListArgs & { includeInactive?: boolean; includeLegacy?: boolean }, { shop }: RequestContext) => {
      const listed = [...shop.locations.values()].filter(
        (one) => (one.isActive || args.includeInactive === true) && (one.fulfillmentServiceId === null || args.includeLegacy === true),
      );
      return connectionOf(sorted(search(listed, args.query, locationFilters), args.sortKey, { NAME: ({ name }) => name }), args);
    },
    locationsCount: (_: unknown, { limit }: { limit?: number | null }, { shop }: RequestContext) => count(shop.locations.size, limit),
    products: (_: unknown, args: ListArgs, { shop }: RequestContext) =>
      connectionOf(sorted(search([...shop.products.values()], args.query, productFilters), args.sortKey, { ...createdAndUpdated, TITLE: ({ title }) => title }), args),
    productsCount: (_: unknown, args: { query?: string | null; limit?: number | null }, { shop }: RequestContext) =>
      count(search([...shop.products.values()], args.query, productFilters).length, args.limit),
    productVariants: (_: unknown, args: ListArgs, { shop }: RequestContext) =>
      connectionOf(sorted(search([...shop.variants.values()], args.query, variantFilters), args.sortKey, { SKU: ({ sku }) => sku, TITLE: ({ title }) => title }), args),
    productVariantsCount: (_: unknown, args: { query?: string | null; limit?: number | null }, { shop }: RequestContext) =>
      count(search([...shop.variants.values()], args.query, variantFilters).length, args.limit),
    inventoryItems: (_: unknown, args: ListArgs, { shop }: RequestContext) =>
      connectionOf(search([...shop.variantsByItem.values()].map(inventoryItemSource), args.query, itemFilters), args),
    customers: (_: unknown, args: ListArgs, { shop }: RequestContext) =>
      connectionOf(sorted(search([...shop.customers.values()], args.query, customerFilters), args.sortKey, { ...createdAndUpdated, NAME: ({ lastName, firstName }) => `${lastName} ${firstName}` }), args),
    customersCount: (_: unknown, args: { query?: string | null; limit?: number | null }, { shop }: RequestContext) =>
      count(search([...shop.customers.values()], args.query, customerFilters).length, args.limit),
    orders: (_: unknown, args: ListArgs, { shop }: RequestContext) => connectionOf(orders(shop, args), args),
    ordersCount: (_: unknown, args: { query?: string | null; limit?: number | null }, { shop }: RequestContext) => count(orders(shop, args).length, args.limit),
    fulfillmentOrders: (_: unknown, args: ListArgs & { includeClosed?: boolean }, context: RequestContext) => {
      const listed = [...context.shop.fulfillmentOrders.values()].filter((one) => (args.includeClosed === true || isActive(one)) && isVisible(context, one));
      return connectionOf(sorted(search(listed, args.query, fulfillmentOrderFilters), args.sortKey, createdAndUpdated), args);
    },
    assignedFulfillmentOrders: (
      _: unknown,
      args: ListArgs & { assignmentStatus?: string | null; locationIds?: string[] | null },
      { shop }: RequestContext,
    ) => {
      const wanted = args.locationIds?.map((id) => Number(id.split("/").at(-1)));
      const listed = [...shop.fulfillmentOrders.values()].filter(
        (one) =>
          shop.locations.get(one.locationId)?.fulfillmentServiceId != null && one.status !== "CLOSED" &&
          (args.assignmentStatus == null || one.requestStatus === ASSIGNMENT[args.assignmentStatus]) && (!wanted || wanted.includes(one.locationId)),
      );
      return connectionOf(sorted(listed, args.sortKey, createdAndUpdated), args);
    },
  },
};
