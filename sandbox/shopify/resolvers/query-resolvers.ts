import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import { orderMoney } from "../state/order-money.ts";
import { findNode } from "./find-node.ts";
import { inventoryItemSource } from "./inventory-item-source.ts";
import { assignmentsOf, isVisible, seesOrder } from "./is-visible.ts";
import { search } from "./search.ts";
import { searchFilters } from "./search-filters.ts";
import { sorted } from "./sorted.ts";

type ListArgs = ConnectionArgs & { query?: string | null; sortKey?: string | null };

const createdAndUpdated = {
  CREATED_AT: (item: { createdAt: number }) => item.createdAt,
  UPDATED_AT: (item: { updatedAt: number }) => item.updatedAt,
};

const ASSIGNMENT: Record<string, string> = {
  FULFILLMENT_UNSUBMITTED: "UNSUBMITTED",
  FULFILLMENT_REQUESTED: "SUBMITTED",
  FULFILLMENT_ACCEPTED: "ACCEPTED",
  CANCELLATION_REQUESTED: "CANCELLATION_REQUESTED",
};

const orders = (context: RequestContext, args: ListArgs) =>
  sorted(search(seenOrders(context), args.query, searchFilters.orders), args.sortKey, {
    ...createdAndUpdated,
    PROCESSED_AT: ({ processedAt }) => processedAt,
    ORDER_NUMBER: ({ number }) => number,
    TOTAL_PRICE: (order) => orderMoney(order).total,
  });

const seenOrders = (context: RequestContext) => [...context.shop.orders.values()].filter((order) => seesOrder(context, order));

const count = (length: number, limit: number | null | undefined) =>
  limit != null && length > limit ? { count: limit, precision: "AT_LEAST" } : { count: length, precision: "EXACT" };

const isActive = ({ status }: FulfillmentOrderRecord) => status !== "CLOSED" && status !== "CANCELLED";

const seenNode = (context: RequestContext, id: string) => {
  const order = id.startsWith("gid://shopify/Order/") ? context.shop.orders.get(Number(id.split("/").at(-1))) : undefined;
  return order && !seesOrder(context, order) ? null : findNode(context.shop, id);
};

const find =
  (type: string) =>
  (_: unknown, { id }: { id: string }, context: RequestContext) =>
    id.startsWith(`gid://shopify/${type}/`) ? seenNode(context, id) : null;

/** Where queries begin. */
export const queryResolvers: ResolverMap = {
  QueryRoot: {
    shop: (_: unknown, __: unknown, { shop }: RequestContext) => shop.shop,
    node: (_: unknown, { id }: { id: string }, context: RequestContext) => seenNode(context, id),
    nodes: (_: unknown, { ids }: { ids: string[] }, context: RequestContext) => ids.map((id) => seenNode(context, id)),
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
      return connectionOf(sorted(search(listed, args.query, searchFilters.locations), args.sortKey, { NAME: ({ name }) => name }), args);
    },
    locationsCount: (_: unknown, args: { query?: string | null; limit?: number | null }, { shop }: RequestContext) =>
      count(search([...shop.locations.values()], args.query, searchFilters.locations).length, args.limit),
    products: (_: unknown, args: ListArgs, { shop }: RequestContext) =>
      connectionOf(
        sorted(search([...shop.products.values()], args.query, searchFilters.products), args.sortKey, {
          ...createdAndUpdated,
          TITLE: ({ title }) => title,
        }),
        args,
      ),
    productsCount: (_: unknown, args: { query?: string | null; limit?: number | null }, { shop }: RequestContext) =>
      count(search([...shop.products.values()], args.query, searchFilters.products).length, args.limit),
    productVariants: (_: unknown, args: ListArgs, { shop }: RequestContext) =>
      connectionOf(
        sorted(search([...shop.variants.values()], args.query, searchFilters.variants), args.sortKey, {
          SKU: ({ sku }) => sku,
          TITLE: ({ title }) => title,
        }),
        args,
      ),
    productVariantsCount: (_: unknown, args: { query?: string | null; limit?: number | null }, { shop }: RequestContext) =>
      count(search([...shop.variants.values()], args.query, searchFilters.variants).length, args.limit),
    inventoryItems: (_: unknown, args: ListArgs, { shop }: RequestContext) =>
      connectionOf(search([...shop.variantsByItem.values()].map(inventoryItemSource), args.query, searchFilters.inventoryItems), args),
    customers: (_: unknown, args: ListArgs, { shop }: RequestContext) =>
      connectionOf(
        sorted(search([...shop.customers.values()], args.query, searchFilters.customers), args.sortKey, {
          ...createdAndUpdated,
          NAME: ({ lastName, firstName }) => `${lastName} ${firstName}`,
        }),
        args,
      ),
    customersCount: (_: unknown, args: { query?: string | null; limit?: number | null }, { shop }: RequestContext) =>
      count(search([...shop.customers.values()], args.query, searchFilters.customers).length, args.limit),
    orders: (_: unknown, args: ListArgs, context: RequestContext) => connectionOf(orders(context, args), args),
    ordersCount: (_: unknown, args: { query?: string | null; limit?: number | null }, context: RequestContext) =>
      count(orders(context, args).length, args.limit),
    fulfillmentOrders: (_: unknown, args: ListArgs & { includeClosed?: boolean }, context: RequestContext) => {
      const listed = [...context.shop.fulfillmentOrders.values()].filter(
        (one) => (args.includeClosed === true || isActive(one)) && isVisible(context, one),
      );
      return connectionOf(sorted(search(listed, args.query, searchFilters.fulfillmentOrders), args.sortKey, createdAndUpdated), args);
    },
    assignedFulfillmentOrders: (
      _: unknown,
      args: ListArgs & { assignmentStatus?: string | null; locationIds?: string[] | null },
      { shop }: RequestContext,
    ) => {
      const wanted = args.locationIds?.map((id) => Number(id.split("/").at(-1)));
      const listed = [...shop.fulfillmentOrders.values()].filter(
        (one) =>
          assignmentsOf({ shop }, one).includes("assigned") &&
          one.status !== "CLOSED" &&
          (args.assignmentStatus == null || one.requestStatus === ASSIGNMENT[args.assignmentStatus]) &&
          (!wanted || wanted.includes(one.locationId)),
      );
      return connectionOf(sorted(listed, args.sortKey, createdAndUpdated), args);
    },
  },
};
