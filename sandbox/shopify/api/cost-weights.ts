import { isObjectType, type GraphQLNamedType } from "graphql";

/** Mutations that cost more than the ten points that most of them do. */
const mutations: Readonly<Record<string, number>> = {
  deliveryProfileUpdate: 100,
  flowTriggerReceive: 1,
  fulfillmentTrackingInfoUpdate: 50,
  fulfillmentTrackingInfoUpdateV2: 50,
  orderCapture: 20,
  refundCreate: 20,
};

/** Objects that come with whom they belong to, at no cost. */
const free = new Set(["MoneyV2", "MoneyBag", "MailingAddress", "ShopAddress", "LocationAddress"]);

/** Scalars that Shopify has to look for elsewhere. */
const searched = new Set(["Location.hasUnfulfilledOrders"]);

export const mutationCost = (name: string): number => mutations[name] ?? 10;

/** What one object costs where it stands: a count at the root makes Shopify count. */
export function objectCost(type: GraphQLNamedType, parent: GraphQLNamedType): number {
  if (free.has(type.name) || type.name.endsWith("UserError")) return 0;
  return parent.name === "QueryRoot" && isObjectType(type) && type.name === "Count" ? 10 : 1;
}

export const scalarCost = (parent: GraphQLNamedType, fieldName: string): number => (searched.has(`${parent.name}.${fieldName}`) ? 1 : 0);

/** How often a connection's node is charged for a page of that size: it grows with the logarithm, from 1 for one node to 11 for 250. */
export function pageWeight(size: number): number {
  return size < 1 ? 0 : Math.max(1, Math.floor(2 * Math.log(size)));
}

/** What the nodes of a page cost that were there: their share of the page's weight, rounded up. An empty page costs what it asked for. */
export function foundCost(size: number, costs: readonly number[], ofAskedNode: number): number {
  if (costs.length === 0) return pageWeight(size) * ofAskedNode;
  const sum = costs.reduce((total, cost) => total + cost, 0);
  return Math.ceil((pageWeight(size) * sum) / Math.max(size, costs.length));
}
