import { answerCancellationRequest } from "../fulfillment-orders/answer-cancellation-request.ts";
import { answerFulfillmentRequest } from "../fulfillment-orders/answer-fulfillment-request.ts";
import { cancelFulfillmentOrder } from "../fulfillment-orders/cancel-fulfillment-order.ts";
import { closeFulfillmentOrder } from "../fulfillment-orders/close-fulfillment-order.ts";
import { liftHolds } from "../fulfillment-orders/lift-holds.ts";
import { mergeFulfillmentOrders } from "../fulfillment-orders/merge-fulfillment-orders.ts";
import { moveFulfillmentOrder } from "../fulfillment-orders/move-fulfillment-order.ts";
import { openFulfillmentOrder } from "../fulfillment-orders/open-fulfillment-order.ts";
import type { RequestedLine } from "../fulfillment-orders/pick-lines.ts";
import { type HoldInput, placeHold } from "../fulfillment-orders/place-hold.ts";
import { reportProgress } from "../fulfillment-orders/report-progress.ts";
import { rerouteFulfillmentOrders } from "../fulfillment-orders/reroute-fulfillment-orders.ts";
import { splitFulfillmentOrder } from "../fulfillment-orders/split-fulfillment-order.ts";
import { submitCancellationRequest } from "../fulfillment-orders/submit-cancellation-request.ts";
import { submitFulfillmentRequest } from "../fulfillment-orders/submit-fulfillment-request.ts";
import type { RequestContext, Resolver, ResolverMap } from "../resolver-map.ts";
import { payloadOf } from "./payload-of.ts";

type Asked = { id: string; message?: string | null };

const mutation = <Args>(run: (shop: RequestContext["shop"], args: Args) => Record<string, unknown>): Resolver =>
  ((_: unknown, args: Args, { shop }: RequestContext) => run(shop, args)) as Resolver;

/** What can be asked of a fulfillment order. */
export const fulfillmentOrderMutations: ResolverMap = {
  Mutation: {
    fulfillmentOrderMove: mutation<Asked & { newLocationId: string; fulfillmentOrderLineItems?: RequestedLine[] | null }>((shop, args) =>
      payloadOf(moveFulfillmentOrder(shop, args.id, args.newLocationId, args.fulfillmentOrderLineItems), ({ original, moved }) => ({
        originalFulfillmentOrder: original, movedFulfillmentOrder: moved, remainingFulfillmentOrder: original === moved ? null : original,
      }))),
    fulfillmentOrderSplit: mutation<{ fulfillmentOrderSplits: { fulfillmentOrderId: string; fulfillmentOrderLineItems: RequestedLine[] }[] }>((shop, args) => {
      const results: Record<string, unknown>[] = [];
      for (const split of args.fulfillmentOrderSplits) {
        const outcome = splitFulfillmentOrder(shop, split.fulfillmentOrderId, split.fulfillmentOrderLineItems);
        if (outcome.outcome === "refused") return payloadOf(outcome, () => ({}));
        results.push({ fulfillmentOrder: outcome.original, remainingFulfillmentOrder: outcome.remaining, replacementFulfillmentOrder: null });
      }
      return { fulfillmentOrderSplits: results, userErrors: [] };
    }),
    fulfillmentOrderMerge: mutation<{ fulfillmentOrderMergeInputs: { mergeIntents: { fulfillmentOrderId: string }[] }[] }>((shop, args) => {
      const results: Record<string, unknown>[] = [];
      for (const { mergeIntents } of args.fulfillmentOrderMergeInputs) {
        const outcome = mergeFulfillmentOrders(shop, mergeIntents.map(({ fulfillmentOrderId }) => fulfillmentOrderId));
        if (outcome.outcome === "refused") return payloadOf(outcome, () => ({}));
        results.push({ fulfillmentOrder: outcome.one });
      }
      return { fulfillmentOrderMerges: results, userErrors: [] };
    }),
    fulfillmentOrderHold: mutation<{ id: string; fulfillmentHold: HoldInput }>((shop, { id, fulfillmentHold }) =>
      payloadOf(placeHold(shop, id, fulfillmentHold), ({ hold, one, rest }) => ({ fulfillmentHold: hold, fulfillmentOrder: one, remainingFulfillmentOrder: rest }))),
    fulfillmentOrderReleaseHold: mutation<{ id: string; holdIds?: string[] | null; externalId?: string | null }>((shop, args) =>
      payloadOf(liftHolds(shop, args.id, args), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderOpen: mutation<Asked>((shop, { id }) => payloadOf(openFulfillmentOrder(shop, id), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderReportProgress: mutation<{ id: string; progressReport?: { reasonNotes?: string | null } | null }>((shop, { id, progressReport }) =>
      payloadOf(reportProgress(shop, id, progressReport?.reasonNotes ?? null), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderSubmitFulfillmentRequest: mutation<
      Asked & { notifyCustomer?: boolean | null; fulfillmentOrderLineItems?: RequestedLine[] | null }
    >((shop, args) =>
      payloadOf(submitFulfillmentRequest(shop, args.id, args), ({ original, submitted, unsubmitted }) => ({
        originalFulfillmentOrder: original, submittedFulfillmentOrder: submitted, unsubmittedFulfillmentOrder: unsubmitted,
      }))),
    fulfillmentOrderAcceptFulfillmentRequest: mutation<Asked & { estimatedShippedAt?: string | null }>((shop, args) =>
      payloadOf(answerFulfillmentRequest(shop, args.id, { ...args, answer: "accept" }), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderRejectFulfillmentRequest: mutation<Asked & { reason?: string | null }>((shop, args) =>
      payloadOf(answerFulfillmentRequest(shop, args.id, { ...args, answer: "reject" }), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderSubmitCancellationRequest: mutation<Asked>((shop, { id, message }) =>
      payloadOf(submitCancellationRequest(shop, id, message ?? null), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderAcceptCancellationRequest: mutation<Asked>((shop, { id, message }) =>
      payloadOf(answerCancellationRequest(shop, id, "accept", message ?? null), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderRejectCancellationRequest: mutation<Asked>((shop, { id, message }) =>
      payloadOf(answerCancellationRequest(shop, id, "reject", message ?? null), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderClose: mutation<Asked>((shop, { id, message }) => payloadOf(closeFulfillmentOrder(shop, id, message ?? null), ({ one }) => ({ fulfillmentOrder: one }))),
    fulfillmentOrderCancel: mutation<Asked>((shop, { id }) =>
      payloadOf(cancelFulfillmentOrder(shop, id), ({ one, replacement }) => ({ fulfillmentOrder: one, replacementFulfillmentOrder: replacement }))),
    fulfillmentOrdersReroute: mutation<{ fulfillmentOrderIds: string[]; includedLocationIds?: string[] | null; excludedLocationIds?: string[] | null }>(
      (shop, args) => payloadOf(rerouteFulfillmentOrders(shop, args), ({ moved }) => ({ movedFulfillmentOrders: moved }))),
  },
};
