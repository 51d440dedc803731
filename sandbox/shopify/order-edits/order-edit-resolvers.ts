import { connectionOf, type ConnectionArgs } from "../connection.ts";
import { orderMoneyBag } from "../resolvers/money-bag.ts";
import { mutation } from "../resolvers/mutation.ts";
import { payloadOf } from "../resolvers/payload-of.ts";
import type { ResolverMap } from "../resolver-map.ts";
import { paymentOf } from "../payments/payment-of.ts";
import { toGid } from "../state/gid.ts";
import { unfulfilledUnits } from "../orders/unfulfilled-units.ts";
import type { CalculatedLineRecord, CalculatedOrderRecord, CalculatedShippingLineRecord } from "./calculated-order-record.ts";
import { editSubtotal, editTotal } from "./calculated-money.ts";
import { commitEdit } from "./commit-edit.ts";
import { addShippingLine, removeShippingLine, updateShippingLine } from "./edit-shipping.ts";
import { addCustomItem, addVariant, beginEdit, setQuantity } from "./edit-order.ts";

const ofOrder = (pick: (calculated: CalculatedOrderRecord) => number) => (calculated: CalculatedOrderRecord) =>
  orderMoneyBag(calculated.order, pick(calculated));

const ofLine = (pick: (line: CalculatedLineRecord) => number) => (line: CalculatedLineRecord) =>
  orderMoneyBag(line.calculated.order, pick(line));

const session = ({ id }: CalculatedOrderRecord) => ({ __typename: "OrderEditSession", id: toGid("OrderEditSession", id) });

const edited = (outcome: ReturnType<typeof beginEdit>) =>
  payloadOf(outcome, ({ calculated, line }) => ({
    calculatedOrder: calculated,
    calculatedLineItem: line,
    orderEditSession: session(calculated),
  }));

const shipped = (outcome: ReturnType<typeof addShippingLine>) =>
  payloadOf(outcome, ({ calculated, line }) => ({
    calculatedOrder: calculated,
    calculatedShippingLine: line,
    orderEditSession: session(calculated),
  }));

/** Order edits: begun, changed, committed. */
export const orderEditResolvers: ResolverMap = {
  Mutation: {
    orderEditBegin: mutation((shop, { id }: { id: string }) => edited(beginEdit(shop, id))),
    orderEditAddVariant: mutation((shop, args: Parameters<typeof addVariant>[1]) => edited(addVariant(shop, args))),
    orderEditAddCustomItem: mutation((shop, args: Parameters<typeof addCustomItem>[1]) => edited(addCustomItem(shop, args))),
    orderEditSetQuantity: mutation((shop, args: Parameters<typeof setQuantity>[1]) => edited(setQuantity(shop, args))),
    orderEditAddShippingLine: mutation((shop, args: Parameters<typeof addShippingLine>[1]) => shipped(addShippingLine(shop, args))),
    orderEditUpdateShippingLine: mutation((shop, args: Parameters<typeof updateShippingLine>[1]) =>
      shipped(updateShippingLine(shop, args)),
    ),
    orderEditRemoveShippingLine: mutation((shop, args: Parameters<typeof removeShippingLine>[1]) =>
      shipped(removeShippingLine(shop, args)),
    ),
    orderEditCommit: mutation((shop, args: Parameters<typeof commitEdit>[1]) =>
      payloadOf(commitEdit(shop, args), ({ order, messages }) => ({ order, successMessages: messages })),
    ),
  },
  CalculatedOrder: {
    id: ({ id }: CalculatedOrderRecord) => toGid("CalculatedOrder", id),
    originalOrder: ({ order }: CalculatedOrderRecord) => order,
    lineItems: ({ lines }: CalculatedOrderRecord, args: ConnectionArgs) =>
      connectionOf(
        lines.filter(({ line }) => line !== null),
        args,
      ),
    addedLineItems: ({ lines }: CalculatedOrderRecord, args: ConnectionArgs) =>
      connectionOf(
        lines.filter(({ line }) => line === null),
        args,
      ),
    subtotalLineItemsQuantity: ({ lines }: CalculatedOrderRecord) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotalPriceSet: ofOrder(editSubtotal),
    totalPriceSet: ofOrder(editTotal),
    totalOutstandingSet: ofOrder((calculated) => {
      const { received, refunded, authorized } = paymentOf(calculated.order);
      return editTotal(calculated) - (received - refunded) - authorized;
    }),
    shippingLines: ({ shippingLines }: CalculatedOrderRecord) => shippingLines,
    taxLines: () => [],
    cartDiscountAmountSet: () => null,
    notificationPreviewTitle: ({ order }: CalculatedOrderRecord) => `Order ${order.name} was updated`,
    notificationPreviewHtml: () => null,
  },
  CalculatedShippingLine: {
    id: ({ id }: CalculatedShippingLineRecord) => `gid://shopify/CalculatedShippingLine/${id}`,
    price: ({ calculated, priceMinor }: CalculatedShippingLineRecord) => orderMoneyBag(calculated.order, priceMinor),
    stagedStatus: ({ line, removed }: CalculatedShippingLineRecord) => (line === null ? "ADDED" : removed ? "REMOVED" : "NONE"),
  },
  CalculatedLineItem: {
    id: ({ id }: CalculatedLineRecord) => `gid://shopify/CalculatedLineItem/${id}`,
    sku: ({ line, variant }: CalculatedLineRecord) => line?.sku ?? variant?.sku ?? null,
    variantTitle: ({ variant }: CalculatedLineRecord) => (variant && variant.title !== "Default Title" ? variant.title : null),
    editableQuantity: ({ line, quantity }: CalculatedLineRecord) =>
      line ? quantity - (line.currentQuantity - unfulfilledUnits(line)) : quantity,
    editableQuantityBeforeChanges: ({ line }: CalculatedLineRecord) => (line ? unfulfilledUnits(line) : 0),
    restockable: ({ variant }: CalculatedLineRecord) => variant !== null,
    restocking: ({ restock }: CalculatedLineRecord) => restock,
    hasStagedLineItemDiscount: () => false,
    customAttributes: ({ line }: CalculatedLineRecord) => line?.customAttributes ?? [],
    originalUnitPriceSet: ofLine(({ unitMinor }) => unitMinor),
    discountedUnitPriceSet: ofLine(({ unitMinor }) => unitMinor),
    editableSubtotalSet: ofLine(({ unitMinor, quantity }) => unitMinor * quantity),
    uneditableSubtotalSet: ofLine(() => 0),
    calculatedDiscountAllocations: () => [],
    discountAllocations: () => [],
    stagedChanges: () => [],
    image: () => null,
  },
};
