import type { GraphQLResolveInfo } from "graphql";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { FulfillmentOrderRecord } from "../state/order-record.ts";
import { findNode } from "./find-node.ts";
import { inventoryItemSource } from "./inventory-item-source.ts";
import { assignmentsOf, isVisible, seesOrder } from "./is-visible.ts";
import { customerList } from "./search/customer-list.ts";
import { fulfillmentOrderList } from "./search/fulfillment-order-list.ts";
import { counted, listed, type List, type ListArgs } from "./search/list-of.ts";
import { locationList } from "./search/location-list.ts";
import { orderList } from "./search/order-list.ts";
import { itemList, productList, variantList } from "./search/product-list.ts";

const ASSIGNMENT: Record<string, string> = {
  FULFILLMENT_UNSUBMITTED: "UNSUBMITTED",
  FULFILLMENT_REQUESTED: "SUBMITTED",
  FULFILLMENT_ACCEPTED: "ACCEPTED",
  CANCELLATION_REQUESTED: "CANCELLATION_REQUESTED",
};

const seenOrders = (context: RequestContext) => [...context.shop.orders.values()].filter((order) => seesOrder(context, order));

type Info = GraphQLResolveInfo;

type CountArgs = ListArgs & { limit?: number | null };

/** A list of the shop's records, and how many of them there are. */
const lists = <Item extends { id: number }>(all: (context: RequestContext) => Item[], list: (context: RequestContext) => List<Item>) => ({
  page: (_: unknown, args: ListArgs, context: RequestContext, info: Info) => listed(all(context), list(context), args, context, info),
  count: (_: unknown, args: CountArgs, context: RequestContext, info: Info) => counted(all(context), list(context), args, context, info),
});

const orders = lists(seenOrders, () => orderList);
const products = lists(
  ({ shop }) => [...shop.products.values()],
  ({ shop }) => productList(shop),
);
const variants = lists(
  ({ shop }) => [...shop.variants.values()],
  ({ shop }) => variantList(shop),
);
const items = lists(
  ({ shop }) => [...shop.variantsByItem.values()].map(inventoryItemSource),
  () => itemList,
);
const customers = lists(
  ({ shop }) => [...shop.customers.values()],
  ({ shop }) => customerList(({ orderIds }) => orderIds.flatMap((id) => shop.orders.get(id) ?? [])),
);

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
    locations: (
      _: unknown,
      args: ListArgs & { includeInactive?: boolean; includeLegacy?: boolean },
      context: RequestContext,
      info: Info,
    ) => {
      const chosen = [...context.shop.locations.values()].filter(
        (one) => (one.isActive || args.includeInactive === true) && (one.fulfillmentServiceId === null || args.includeLegacy === true),
      );
      return listed(chosen, locationList, args, context, info);
    },
    locationsCount: (_: unknown, args: CountArgs, context: RequestContext, info: Info) =>
      counted([...context.shop.locations.values()], locationList, args, context, info),
    products: products.page,
    productsCount: products.count,
    productVariants: variants.page,
    productVariantsCount: variants.count,
    inventoryItems: items.page,
    customers: customers.page,
    customersCount: customers.count,
    orders: orders.page,
    ordersCount: orders.count,
    fulfillmentOrders: (_: unknown, args: ListArgs & { includeClosed?: boolean }, context: RequestContext, info: Info) => {
      const chosen = [...context.shop.fulfillmentOrders.values()].filter(
        (one) => (args.includeClosed === true || isActive(one)) && isVisible(context, one),
      );
      return listed(chosen, fulfillmentOrderList, args, context, info);
    },
    assignedFulfillmentOrders: (
      _: unknown,
      args: ListArgs & { assignmentStatus?: string | null; locationIds?: string[] | null },
      context: RequestContext,
      info: Info,
    ) => {
      const wanted = args.locationIds?.map((id) => Number(id.split("/").at(-1)));
      const chosen = [...context.shop.fulfillmentOrders.values()].filter(
        (one) =>
          assignmentsOf(context, one).includes("assigned") &&
          one.status !== "CLOSED" &&
          (args.assignmentStatus == null || one.requestStatus === ASSIGNMENT[args.assignmentStatus]) &&
          (!wanted || wanted.includes(one.locationId)),
      );
      return listed(chosen, fulfillmentOrderList, args, context, info);
    },
  },
};
