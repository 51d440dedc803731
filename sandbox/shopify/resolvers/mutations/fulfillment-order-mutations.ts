import { liftHolds } from "../../fulfillment-orders/holds/lift-holds.ts";
import { type HoldInput, placeHold } from "../../fulfillment-orders/holds/place-hold.ts";
import type { RequestedLine } from "../../fulfillment-orders/pick-lines.ts";
import { openFulfillmentOrder } from "../../fulfillment-orders/progress/open-fulfillment-order.ts";
import { reportProgress } from "../../fulfillment-orders/progress/report-progress.ts";
import { rescheduleFulfillmentOrder, setFulfillmentDeadline } from "../../fulfillment-orders/progress/reschedule-fulfillment-order.ts";
import { mergeFulfillmentOrders, type MergeIntent } from "../../fulfillment-orders/rearranging/merge-fulfillment-orders.ts";
import { moveFulfillmentOrder } from "../../fulfillment-orders/rearranging/move-fulfillment-order.ts";
import { rerouteFulfillmentOrders } from "../../fulfillment-orders/rearranging/reroute-fulfillment-orders.ts";
import { type Split, splitFulfillmentOrders } from "../../fulfillment-orders/rearranging/split-fulfillment-orders.ts";
import { remainingQuantity } from "../../fulfillment-orders/remaining-quantity.ts";
import type { ResolverMap } from "../../resolver-map.ts";
import { MANAGING, ofFulfillmentOrders } from "./demand-fulfillment-orders.ts";
import { payloadOf } from "../payload-of.ts";

type Asked = { id: string };

const one = ({ id }: Asked) => [id];
const many = ({ fulfillmentOrderIds }: { fulfillmentOrderIds: string[] }) => fulfillmentOrderIds;
const managing = { counting: MANAGING };
const told = { counting: MANAGING, unknown: "is told" } as const;

type MergeInput = { mergeIntents: MergeIntent[] };

/** What whoever manages orders can ask of a fulfillment order. */
export const fulfillmentOrderMutations: ResolverMap = {
  Mutation: {
    fulfillmentOrderMove: ofFulfillmentOrders(
      one,
      (shop, args: Asked & { newLocationId: string; fulfillmentOrderLineItems?: RequestedLine[] | null }) =>
        payloadOf(moveFulfillmentOrder(shop, args.id, args.newLocationId, args.fulfillmentOrderLineItems), ({ original, moved }) => ({
          originalFulfillmentOrder: original,
          movedFulfillmentOrder: moved,
          remainingFulfillmentOrder: original === moved || remainingQuantity(original) === 0 ? null : original,
        })),
      managing,
    ),
    fulfillmentOrderSplit: ofFulfillmentOrders(
      ({ fulfillmentOrderSplits }: { fulfillmentOrderSplits: Split[] }) =>
        fulfillmentOrderSplits.map(({ fulfillmentOrderId }) => fulfillmentOrderId),
      (shop, { fulfillmentOrderSplits }: { fulfillmentOrderSplits: Split[] }) =>
        payloadOf(splitFulfillmentOrders(shop, fulfillmentOrderSplits), ({ splits }) => ({
          fulfillmentOrderSplits: splits.map(({ original, remaining }) => ({
            fulfillmentOrder: original,
            remainingFulfillmentOrder: remaining,
            replacementFulfillmentOrder: null,
          })),
        })),
      told,
    ),
    fulfillmentOrderMerge: ofFulfillmentOrders(
      ({ fulfillmentOrderMergeInputs }: { fulfillmentOrderMergeInputs: MergeInput[] }) =>
        fulfillmentOrderMergeInputs.flatMap(({ mergeIntents }) => mergeIntents.map(({ fulfillmentOrderId }) => fulfillmentOrderId)),
      (shop, { fulfillmentOrderMergeInputs }: { fulfillmentOrderMergeInputs: MergeInput[] }) =>
        payloadOf(
          mergeFulfillmentOrders(
            shop,
            fulfillmentOrderMergeInputs.map(({ mergeIntents }) => mergeIntents),
          ),
          ({ merged }) => ({ fulfillmentOrderMerges: merged.map((fulfillmentOrder) => ({ fulfillmentOrder })) }),
        ),
      told,
    ),
    fulfillmentOrderHold: ofFulfillmentOrders(
      one,
      (shop, { id, fulfillmentHold }: Asked & { fulfillmentHold: HoldInput }, { actor }) =>
        payloadOf(placeHold(shop, id, fulfillmentHold, actor === "app"), ({ hold, one: held, rest }) => ({
          fulfillmentHold: hold,
          fulfillmentOrder: held,
          remainingFulfillmentOrder: rest,
        })),
      managing,
    ),
    fulfillmentOrderReleaseHold: ofFulfillmentOrders(
      one,
      (shop, args: Asked & { holdIds?: string[] | null; externalId?: string | null }) =>
        payloadOf(liftHolds(shop, args.id, args), ({ one: released }) => ({ fulfillmentOrder: released })),
      managing,
    ),
    fulfillmentOrderOpen: ofFulfillmentOrders(
      one,
      (shop, { id }: Asked, { actor }) =>
        payloadOf(openFulfillmentOrder(shop, id, actor === "app"), ({ one: opened }) => ({ fulfillmentOrder: opened })),
      managing,
    ),
    fulfillmentOrderReschedule: ofFulfillmentOrders(
      one,
      (shop, { id, fulfillAt }: Asked & { fulfillAt: string }) =>
        payloadOf(rescheduleFulfillmentOrder(shop, id, fulfillAt), ({ one: put }) => ({ fulfillmentOrder: put })),
      managing,
    ),
    fulfillmentOrderReportProgress: ofFulfillmentOrders(
      one,
      (shop, args: Asked & { progressReport?: { reasonNotes?: string | null } | null }, { actor }) =>
        payloadOf(reportProgress(shop, args.id, args.progressReport?.reasonNotes ?? null, actor === "app"), ({ one: reported }) => ({
          fulfillmentOrder: reported,
        })),
      { counting: ["assigned", "merchant_managed"] },
    ),
    fulfillmentOrdersSetFulfillmentDeadline: ofFulfillmentOrders(
      many,
      (shop, args: { fulfillmentOrderIds: string[]; fulfillmentDeadline: string }) => {
        const set = setFulfillmentDeadline(shop, args.fulfillmentOrderIds, args.fulfillmentDeadline);
        return { success: set.outcome === "set", userErrors: set.outcome === "set" ? [] : set.errors };
      },
      told,
    ),
    fulfillmentOrdersReroute: ofFulfillmentOrders(
      many,
      (shop, args: { fulfillmentOrderIds: string[]; includedLocationIds?: string[] | null; excludedLocationIds?: string[] | null }) =>
        payloadOf(rerouteFulfillmentOrders(shop, args), ({ moved }) => ({ movedFulfillmentOrders: moved })),
    ),
  },
};
