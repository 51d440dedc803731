import { mergeResolvers } from "../merge-resolvers.ts";
import type { ResolverMap } from "../resolver-map.ts";
import { abandonmentResolvers } from "../abandonment/abandonment-resolvers.ts";
import { consentResolvers } from "../consent/consent-resolvers.ts";
import { discountMutations } from "../discounts/resolvers/discount-mutations.ts";
import { discountResolvers } from "../discounts/resolvers/discount-resolvers.ts";
import { flowResolvers } from "../flow/flow-resolvers.ts";
import { orderEditResolvers } from "../order-edits/order-edit-resolvers.ts";
import { draftOrderResolvers } from "../draft-orders/draft-order-resolvers.ts";
import { orderFactResolvers } from "../orders/order-fact-resolvers.ts";
import { orderMutations } from "../orders/order-mutations.ts";
import { pixelResolvers } from "../pixels/pixel-resolvers.ts";
import { paymentMutations } from "../payments/payment-mutations.ts";
import { paymentResolvers } from "../payments/payment-resolvers.ts";
import { bundleResolvers } from "../products/bundles/bundle-resolvers.ts";
import { addressResolvers } from "./address-resolvers.ts";
import { customerResolvers } from "./customer-resolvers.ts";
import { fulfillmentOrderResolvers } from "./fulfillment-order-resolvers.ts";
import { fulfillmentResolvers } from "./fulfillment-resolvers.ts";
import { inventoryResolvers } from "./inventory-resolvers.ts";
import { lineItemResolvers } from "./line-item-resolvers.ts";
import { locationResolvers } from "./location-resolvers.ts";
import { fulfillmentOrderMutations } from "./mutations/fulfillment-order-mutations.ts";
import { fulfillmentRequestMutations } from "./mutations/fulfillment-request-mutations.ts";
import { locationMutations } from "./mutations/location-mutations.ts";
import { collectionResolvers } from "../products/collections.ts";
import { productMutations } from "./mutations/product-mutations.ts";
import { serviceMutations } from "./mutations/service-mutations.ts";
import { shippingMutations } from "./mutations/shipping-mutations.ts";
import { marketResolvers } from "./market-resolvers.ts";
import { orderResolvers } from "./order-resolvers.ts";
import { productResolvers } from "./product-resolvers.ts";
import { queryResolvers } from "./query-resolvers.ts";
import { segmentResolvers } from "../segments/segment-resolvers.ts";
import { shopMutations } from "./shop-mutations.ts";
import { shippingLineResolvers } from "./shipping-line-resolvers.ts";
import { shopResolvers } from "./shop-resolvers.ts";

/** How the stand-in answers about the shop's trade: products, stock, customers, orders and their way to the door. */
export const commerceResolvers: ResolverMap = mergeResolvers(
  queryResolvers,
  shopMutations,
  orderMutations,
  orderEditResolvers,
  paymentMutations,
  fulfillmentOrderMutations,
  fulfillmentRequestMutations,
  shippingMutations,
  serviceMutations,
  productMutations,
  collectionResolvers,
  marketResolvers,
  locationMutations,
  shopResolvers,
  addressResolvers,
  locationResolvers,
  productResolvers,
  inventoryResolvers,
  customerResolvers,
  consentResolvers,
  pixelResolvers,
  flowResolvers,
  orderResolvers,
  orderFactResolvers,
  shippingLineResolvers,
  draftOrderResolvers,
  abandonmentResolvers,
  segmentResolvers,
  bundleResolvers,
  discountResolvers,
  discountMutations,
  paymentResolvers,
  lineItemResolvers,
  fulfillmentOrderResolvers,
  fulfillmentResolvers,
);
