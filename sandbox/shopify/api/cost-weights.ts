import { isObjectType, type GraphQLNamedType } from "graphql";

/** Mutations that cost more, or less, than the ten points that most of them do. */
const mutations: Readonly<Record<string, number>> = {
  customerSegmentMembersQueryCreate: 2,
  deliveryProfileUpdate: 100,
  flowTriggerReceive: 1,
  fulfillmentTrackingInfoUpdate: 50,
  fulfillmentTrackingInfoUpdateV2: 50,
  orderCapture: 20,
  refundCreate: 20,
};

/** Objects that come with whom they belong to, at no cost. */
const free = new Set([
  "CustomerEmailMarketingConsentState",
  "CustomerSmsMarketingConsentState",
  "InventoryItemMeasurement",
  "LocationAddress",
  "MailingAddress",
  "MoneyBag",
  "MoneyV2",
  "ShopAddress",
  "Weight",
]);

/** Fields whose object Shopify has to look for elsewhere, and those whose scalar it has to. */
const searched: Readonly<Record<string, number>> = {
  "DeliveryProfile.productVariantsCount": 10,
  "DiscountRedeemCodeBulkCreationCode.errors": 1,
  "DraftOrder.billingAddress": 1,
  "DraftOrder.shippingAddress": 1,
  "Location.hasUnfulfilledOrders": 1,
  "Order.billingAddress": 1,
  "Order.shippingAddress": 1,
  "Product.onlineStoreUrl": 1,
  "StoreCreditAccount.balance": 5,
};

export const mutationCost = (name: string): number => mutations[name] ?? 10;

/** What one object costs where it stands: a count at the root makes Shopify count. */
export function objectCost(type: GraphQLNamedType, parent: GraphQLNamedType, fieldName: string): number {
  const looked = searched[`${parent.name}.${fieldName}`];
  if (looked !== undefined) return looked;
  if (free.has(type.name) || type.name.endsWith("UserError")) return 0;
  return parent.name === "QueryRoot" && isObjectType(type) && type.name === "Count" ? 10 : 1;
}

export const scalarCost = (parent: GraphQLNamedType, fieldName: string): number => searched[`${parent.name}.${fieldName}`] ?? 0;

/** How often a connection's node is charged for a page of that size: it grows with the logarithm, from 1 for one node to 11 for 250. */
export function pageWeight(size: number): number {
  return size < 1 ? 0 : Math.max(1, Math.floor(2 * Math.log(size)));
}

/**
 * What the nodes of a page cost that were there: their share of the page's weight. Looking for a further page counts as one more node, a single node on a
 * small page counts at least three of its objects, and Shopify rounds up, but for the last fifth of a point.
 */
export function foundCost(size: number, costs: readonly number[], ofAskedNode: number, looksOn: boolean): number {
  const sum = costs.reduce((total, cost) => total + cost, 0);
  const share = Math.ceil((pageWeight(size) * (sum + (looksOn ? 1 : 0))) / Math.max(size, costs.length) - 0.197);
  const least = costs.length === 1 && size <= 10 ? Math.min(3, sum) : 0;
  return Math.min(pageWeight(size) * ofAskedNode, Math.max(share, least));
}
