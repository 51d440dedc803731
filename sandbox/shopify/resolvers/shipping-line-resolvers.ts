import { discountAllocations } from "../orders/discount-sources.ts";
import type { ResolverMap } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";
import { ratedTaxes, taxOn } from "../state/order-money.ts";
import type { OrderRecord, ShippingLineRecord } from "../state/order-record.ts";
import { orderMoneyBag } from "./money-bag.ts";
import { taxLines } from "./tax-lines.ts";

type Source = ShippingLineRecord & { order: OrderRecord; removed?: boolean };

/** The shipping lines of an order, each with the order whose money it is in. */
export const shippingSource = (order: OrderRecord): Source[] => order.shippingLines.map((line) => ({ ...line, order }));

/** The same of those that edits took off. */
export const removedShippingSource = (order: OrderRecord): Source[] =>
  order.removedShippingLines.map((line) => ({ ...line, order, removed: true }));

const discounted = ({ order, priceMinor, discountMinor = 0 }: Source) => orderMoneyBag(order, priceMinor - discountMinor);

/** How an order was to be sent, and what that cost. */
export const shippingLineResolvers: ResolverMap = {
  ShippingLine: {
    id: ({ id }: Source) => toGid("ShippingLine", id),
    originalPriceSet: ({ order, priceMinor }: Source) => orderMoneyBag(order, priceMinor),
    discountedPriceSet: discounted,
    currentDiscountedPriceSet: discounted,
    carrierIdentifier: () => null,
    custom: ({ custom = false }: Source) => custom,
    deliveryCategory: () => null,
    isRemoved: ({ removed = false }: Source) => removed,
    phone: () => null,
    source: ({ source }: Source) => source ?? "shopify",
    taxLines: ({ order, taxLines: named, priceMinor }: Source) => taxLines(order, named ?? ratedTaxes(order, taxOn(order, priceMinor))),
    discountAllocations: (source: Source) => discountAllocations(source.order, source),
  },
};
