import { connectionOf, type ConnectionArgs } from "../connection.ts";
import { actionsOf } from "../fulfillment-orders/actions-of.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type {
  FulfillmentHoldRecord,
  FulfillmentOrderLineRecord,
  FulfillmentOrderRecord,
  MerchantRequestRecord,
} from "../state/order-record.ts";
import { toGid } from "../state/gid.ts";
import { isoTime } from "../state/iso-time.ts";
import { liveVariant } from "../state/live-variant.ts";
import { numericId } from "../state/numeric-id.ts";
import { locationsForMove } from "./locations-for-move.ts";
import { discountAllocations } from "../orders/discount-sources.ts";
import { orderMoneyBag } from "./money-bag.ts";
import { shippingSource } from "./shipping-line-resolvers.ts";
import { times } from "./times.ts";

/** As Shopify shows a hold's reason to people. */
const holdReason = (reason: string) =>
  reason === "AWAITING_RETURN_ITEMS"
    ? "Exchange items awaiting return delivery"
    : (reason.charAt(0) + reason.slice(1).toLowerCase()).replaceAll("_", " ");

const weigh = (one: FulfillmentOrderRecord) =>
  one.lines.reduce((sum, { line, remainingQuantity }) => sum + line.grams * remainingQuantity, 0);

/** Fulfillment orders with their lines, holds and the merchant's requests. */
export const fulfillmentOrderResolvers: ResolverMap = {
  FulfillmentOrder: {
    ...times("createdAt", "updatedAt", "fulfillAt", "fulfillBy"),
    id: ({ id }: FulfillmentOrderRecord) => toGid("FulfillmentOrder", id),
    internationalDuties: () => null,
    orderId: ({ order }: FulfillmentOrderRecord) => toGid("Order", order.id),
    orderName: ({ order }: FulfillmentOrderRecord) => order.name,
    orderProcessedAt: ({ order }: FulfillmentOrderRecord) => isoTime(order.processedAt),
    assignedLocation({ locationId }: FulfillmentOrderRecord, _: unknown, { shop }: RequestContext) {
      const location = shop.locations.get(locationId);
      return { ...(location?.address ?? {}), name: location?.name ?? "", location: location ?? null };
    },
    destination({ id, order }: FulfillmentOrderRecord) {
      const address = order.shippingAddress;
      return address && { ...address, id: toGid("FulfillmentOrderDestination", id), email: order.email, location: null };
    },
    deliveryMethod: ({ id, methodType, order }: FulfillmentOrderRecord) => ({
      id: toGid("DeliveryMethod", id),
      methodType,
      presentedName: order.shippingLines[0]?.title ?? null,
      serviceCode: order.shippingLines[0]?.code ?? null,
      additionalInformation: null,
      brandedPromise: null,
      maxDeliveryDateTime: null,
      minDeliveryDateTime: null,
      sourceReference: null,
    }),
    supportedActions: (one: FulfillmentOrderRecord, _: unknown, { shop }: RequestContext) =>
      actionsOf(shop, one).map((action) => ({ action, externalUrl: null })),
    fulfillmentHolds: ({ holds }: FulfillmentOrderRecord) => holds,
    remainingLineItemsWeight: (one: FulfillmentOrderRecord) => ({ unit: "GRAMS", value: weigh(one) }),
    lineItems: ({ lines }: FulfillmentOrderRecord, args: ConnectionArgs) => connectionOf(lines, args),
    merchantRequests: ({ merchantRequests }: FulfillmentOrderRecord, args: ConnectionArgs & { kind?: string | null }) =>
      connectionOf(
        merchantRequests.filter(({ kind }) => args.kind == null || kind === args.kind),
        args,
      ),
    fulfillments: (one: FulfillmentOrderRecord, args: ConnectionArgs) =>
      connectionOf(
        one.order.fulfillments.filter(({ lines }) => lines.some((line) => line.fulfillmentOrderId === one.id)),
        args,
      ),
    fulfillmentOrdersForMerge: (one: FulfillmentOrderRecord, args: ConnectionArgs, { shop }: RequestContext) =>
      connectionOf(
        one.order.fulfillmentOrders.filter(
          (other) => other !== one && other.locationId === one.locationId && actionsOf(shop, other).includes("MERGE"),
        ),
        args,
      ),
    locationsForMove: (one: FulfillmentOrderRecord, args: ConnectionArgs & { locationIds?: string[] | null }, { shop }: RequestContext) => {
      const wanted = args.locationIds?.map((id) => numericId(id, "Location"));
      return connectionOf(
        locationsForMove(shop, one).filter(({ location }) => !wanted || wanted.includes(location.id)),
        args,
      );
    },
  },
  FulfillmentOrderLocationForMove: {
    availableLineItems: ({ available }: { available: FulfillmentOrderLineRecord[] }, args: ConnectionArgs) => connectionOf(available, args),
    unavailableLineItems: ({ unavailable }: { unavailable: FulfillmentOrderLineRecord[] }, args: ConnectionArgs) =>
      connectionOf(unavailable, args),
    availableLineItemsCount: ({ available }: { available: unknown[] }) => ({ count: available.length, precision: "EXACT" }),
    unavailableLineItemsCount: ({ unavailable }: { unavailable: unknown[] }) => ({ count: unavailable.length, precision: "EXACT" }),
  },
  FulfillmentOrderLineItem: {
    id: ({ id }: FulfillmentOrderLineRecord) => toGid("FulfillmentOrderLineItem", id),
    lineItem: ({ line }: FulfillmentOrderLineRecord) => line,
    inventoryItemId: ({ line }: FulfillmentOrderLineRecord) => line.variant && toGid("InventoryItem", line.variant.inventoryItemId),
    variant: ({ line }: FulfillmentOrderLineRecord) => liveVariant(line),
    productTitle: ({ line }: FulfillmentOrderLineRecord) => line.variant?.product.title ?? line.title,
    variantTitle: ({ line }: FulfillmentOrderLineRecord) => line.variantTitle,
    vendor: ({ line }: FulfillmentOrderLineRecord) => line.vendor,
    sku: ({ line }: FulfillmentOrderLineRecord) => line.sku,
    requiresShipping: ({ line }: FulfillmentOrderLineRecord) => line.requiresShipping,
    weight: ({ line }: FulfillmentOrderLineRecord) => line.variant && { unit: "GRAMS", value: line.grams },
    image: () => null,
    warnings: () => [],
    shippingLine: ({ line }: FulfillmentOrderLineRecord) => shippingSource(line.order)[0] ?? null,
    financialSummaries: ({ line, totalQuantity }: FulfillmentOrderLineRecord) => {
      const each = (minor: number) => Math.round(minor / (line.quantity || 1));
      const bag = (minor: number) => orderMoneyBag(line.order, minor);
      const discounted = line.unitMinor - each(line.discountMinor);
      return [
        {
          originalUnitPriceSet: bag(line.unitMinor),
          approximateDiscountedUnitPriceSet: bag(discounted),
          discountAllocations: discountAllocations(line.order, line).map(({ discountApplication }, index) => ({
            approximateAllocatedAmountPerItem: bag(each(line.allocations?.[index]?.minor ?? 0)),
            discountApplication,
          })),
          quantity: totalQuantity,
        },
      ];
    },
  },
  FulfillmentHold: {
    id: ({ id }: FulfillmentHoldRecord) => toGid("FulfillmentHold", id),
    displayReason: ({ reason }: FulfillmentHoldRecord) => holdReason(reason),
    heldByApp: () => null,
    heldByRequestingApp: ({ heldByApp }: FulfillmentHoldRecord) => heldByApp,
  },
  FulfillmentOrderMerchantRequest: {
    ...times("sentAt"),
    id: ({ id }: MerchantRequestRecord) => toGid("FulfillmentOrderMerchantRequest", id),
    responseData: () => null,
    fulfillmentOrder: (request: MerchantRequestRecord, _: unknown, { shop }: RequestContext) =>
      shop.fulfillmentOrders.values().find((one) => one.merchantRequests.includes(request)),
  },
};
