import type { GraphQLResolveInfo } from "graphql";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import { draftOrderList } from "../resolvers/search/draft-order-list.ts";
import { listed, type ListArgs } from "../resolvers/search/list-of.ts";
import { addressSource } from "../resolvers/address-source.ts";
import { moneyBag } from "../resolvers/money-bag.ts";
import { mutation } from "../resolvers/mutation.ts";
import { payloadOf } from "../resolvers/payload-of.ts";
import { times } from "../resolvers/times.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import { requiresShipping } from "../orders/add-line.ts";
import { toGid } from "../state/gid.ts";
import { numericId } from "../state/numeric-id.ts";
import { completeDraftOrder, createDraftOrder, type DraftOrderInput } from "./draft-order.ts";
import type { DraftOrderRecord } from "./draft-order-record.ts";

type DraftLine = DraftOrderRecord["lines"][number];

const unit = ({ unitMinor, variant }: DraftLine) => unitMinor ?? variant?.priceMinor ?? 0;

const subtotal = ({ lines }: DraftOrderRecord) => lines.reduce((sum, line) => sum + unit(line) * line.quantity, 0);

const money =
  <Source>(pick: (source: Source) => number) =>
  (source: Source, _: unknown, { shop }: RequestContext) =>
    moneyBag(pick(source), shop.shop.currency);

/** Draft orders, in their simplest form. */
export const draftOrderResolvers: ResolverMap = {
  QueryRoot: {
    draftOrder: (_: unknown, { id }: { id: string }, { shop }: RequestContext) =>
      shop.draftOrders.get(numericId(id, "DraftOrder") ?? 0) ?? null,
    draftOrders: (_: unknown, args: ListArgs, context: RequestContext, info: GraphQLResolveInfo) =>
      listed([...context.shop.draftOrders.values()], draftOrderList, args, context, info),
  },
  Mutation: {
    draftOrderCreate: mutation((shop, { input }: { input: DraftOrderInput }) =>
      payloadOf(createDraftOrder(shop, input), ({ draft }) => ({ draftOrder: draft })),
    ),
    draftOrderComplete: mutation((shop, args: Parameters<typeof completeDraftOrder>[1]) => {
      const outcome = completeDraftOrder(shop, args);
      const draftOrder = shop.draftOrders.get(numericId(args.id, "DraftOrder") ?? 0) ?? null;
      return { draftOrder, userErrors: outcome.outcome === "refused" ? outcome.errors : [] };
    }),
  },
  DraftOrder: {
    ...times("createdAt", "updatedAt", "completedAt"),
    id: ({ id }: DraftOrderRecord) => toGid("DraftOrder", id),
    legacyResourceId: ({ id }: DraftOrderRecord) => String(id),
    note2: ({ note }: DraftOrderRecord) => note,
    ready: () => true,
    currencyCode: (_: DraftOrderRecord, __: unknown, { shop }: RequestContext) => shop.shop.currency,
    shippingAddress: (draft: DraftOrderRecord) => addressSource(draft.shippingAddress, draft.id),
    subtotalPriceSet: money(subtotal),
    lineItemsSubtotalPrice: money(subtotal),
    totalShippingPriceSet: money(({ shipping }: DraftOrderRecord) => shipping?.priceMinor ?? 0),
    totalPriceSet: money((draft: DraftOrderRecord) => subtotal(draft) + (draft.shipping?.priceMinor ?? 0)),
    totalTaxSet: money(() => 0),
    totalDiscountsSet: money(() => 0),
    totalQuantityOfLineItems: ({ lines }: DraftOrderRecord) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
    lineItems: ({ lines }: DraftOrderRecord, args: ConnectionArgs) => connectionOf(lines, args),
  },
  DraftOrderLineItem: {
    id: ({ id }: DraftLine) => toGid("DraftOrderLineItem", id),
    title: ({ title, variant }: DraftLine) => title ?? variant?.product.title ?? "",
    name: ({ title, variant }: DraftLine) => title ?? variant?.product.title ?? "",
    sku: ({ sku, variant }: DraftLine) => variant?.sku ?? sku ?? null,
    custom: ({ variant }: DraftLine) => variant === null,
    requiresShipping,
    originalUnitPriceSet: money(unit),
    originalTotalSet: money((line: DraftLine) => unit(line) * line.quantity),
    discountedTotalSet: money((line: DraftLine) => unit(line) * line.quantity),
  },
};
