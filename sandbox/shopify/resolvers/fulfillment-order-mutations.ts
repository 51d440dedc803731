import { answerCancellationRequest } from "../fulfillment-orders/requests/answer-cancellation-request.ts";
import { answerFulfillmentRequest } from "../fulfillment-orders/requests/answer-fulfillment-request.ts";
import { cancelFulfillmentOrder } from "../fulfillment-orders/requests/cancel-fulfillment-order.ts";
import { closeFulfillmentOrder } from "../fulfillment-orders/requests/close-fulfillment-order.ts";
import { liftHolds } from "../fulfillment-orders/holds/lift-holds.ts";
import { mergeFulfillmentOrders } from "../fulfillment-orders/rearranging/merge-fulfillment-orders.ts";
import { moveFulfillmentOrder } from "../fulfillment-orders/rearranging/move-fulfillment-order.ts";
import { openFulfillmentOrder } from "../fulfillment-orders/progress/open-fulfillment-order.ts";
import type { RequestedLine } from "../fulfillment-orders/pick-lines.ts";
import { type HoldInput, placeHold } from "../fulfillment-orders/holds/place-hold.ts";
import { reportProgress } from "../fulfillment-orders/progress/report-progress.ts";
import { rerouteFulfillmentOrders } from "../fulfillment-orders/rearranging/reroute-fulfillment-orders.ts";
import { splitFulfillmentOrder } from "../fulfillment-orders/rearranging/split-fulfillment-order.ts";
import { submitCancellationRequest } from "../fulfillment-orders/requests/submit-cancellation-request.ts";
import { submitFulfillmentRequest } from "../fulfillment-orders/requests/submit-fulfillment-request.ts";
import type { ResolverMap } from "../resolver-map.ts";
import { mutation } from "./mutation.ts";
import { payloadOf } from "./payload-of.ts";

type Asked = { id: string; message?: string | null };

/** What can be asked of a fulfillment order. */
export const fulfillmentOrderMutations: ResolverMap = {
  Mutation: {
    fulfillmentOrderMove: mutation((shop, args: Asked & { newLocationId: string; fulfillmentOrderLineItems?: RequestedLine[] | null }) =>
      payloadOf(moveFulfillmentOrder(shop, args.id, args.newLocationId, args.fulfillmentOrderLineItems), ({ original, moved }) => ({
        originalFulfillmentOrder: original,
        movedFulfillmentOrder: moved,
        remainingFulfillmentOrder: original === moved ? null : original,
      })),
    ),
    fulfillmentOrderSplit: mutation(
      (
        shop,
        args: {
          fulfillmentOrderSplits: { fulfillmentOrderId: string; fulfillmentOrderLineItems: RequestedLine[] }[];
        },
      ) => {
        const results: Record<string, unknown>[] = [];
        for (const split of args.fulfillmentOrderSplits) {
          const outcome = splitFulfillmentOrder(shop, split.fulfillmentOrderId, split.fulfillmentOrderLineItems);
          if (outcome.outcome === "refused") return payloadOf(outcome, () => ({}));
          results.push({
            fulfillmentOrder: outcome.original,
            remainingFulfillmentOrder: outcome.remaining,
            replacementFulfillmentOrder: null,
          });
        }
        return { fulfillmentOrderSplits: results, userErrors: [] };
      },
    ),
    fulfillmentOrderMerge: mutation((shop, args: { fulfillmentOrderMergeInputs: { mergeIntents: { fulfillmentOrderId: string }[] }[] }) => {
      const results: Record<string, unknown>[] = [];
      for (const { mergeIntents } of args.fulfillmentOrderMergeInputs) {
        const outcome = mergeFulfillmentOrders(
          shop,
          mergeIntents.map(({ fulfillmentOrderId }) => fulfillmentOrderId),
        );
        if (outcome.outcome === "refused") return payloadOf(outcome, () => ({}));
        results.push({ fulfillmentOrder: outcome.one });
      }
      return { fulfillmentOrderMerges: results, userErrors: [] };
    }),
    fulfillmentOrderHold: mutation((shop, { id, fulfillmentHold }: { id: string; fulfillmentHold: HoldInput }) =>
      payloadOf(placeHold(shop, id, fulfillmentHold), ({ hold, one, rest }) => ({
        fulfillmentHold: hold,
        fulfillmentOrder: one,
        remainingFulfillmentOrder: rest,
      })),
    ),
    fulfillmentOrderReleaseHold: mutation((shop, args: { id: string; holdIds?: string[] | null; externalId?: string | null }) =>
      payloadOf(liftHolds(shop, args.id, args), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderOpen: mutation((shop, { id }: Asked) =>
      payloadOf(openFulfillmentOrder(shop, id), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderReportProgress: mutation(
      (shop, { id, progressReport }: { id: string; progressReport?: { reasonNotes?: string | null } | null }) =>
        payloadOf(reportProgress(shop, id, progressReport?.reasonNotes ?? null), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderSubmitFulfillmentRequest: mutation(
      (shop, args: Asked & { notifyCustomer?: boolean | null; fulfillmentOrderLineItems?: RequestedLine[] | null }) =>
        payloadOf(submitFulfillmentRequest(shop, args.id, args), ({ original, submitted, unsubmitted }) => ({
          originalFulfillmentOrder: original,
          submittedFulfillmentOrder: submitted,
          unsubmittedFulfillmentOrder: unsubmitted,
        })),
    ),
    fulfillmentOrderAcceptFulfillmentRequest: mutation((shop, args: Asked & { estimatedShippedAt?: string | null }) =>
      payloadOf(answerFulfillmentRequest(shop, args.id, { ...args, answer: "accept" }), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderRejectFulfillmentRequest: mutation((shop, args: Asked & { reason?: string | null }) =>
      payloadOf(answerFulfillmentRequest(shop, args.id, { ...args, answer: "reject" }), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderSubmitCancellationRequest: mutation((shop, { id, message }: Asked) =>
      payloadOf(submitCancellationRequest(shop, id, message ?? null), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderAcceptCancellationRequest: mutation((shop, { id, message }: Asked) =>
      payloadOf(answerCancellationRequest(shop, id, "accept", message ?? null), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderRejectCancellationRequest: mutation((shop, { id, message }: Asked) =>
      payloadOf(answerCancellationRequest(shop, id, "reject", message ?? null), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderClose: mutation((shop, { id, message }: Asked) =>
      payloadOf(closeFulfillmentOrder(shop, id, message ?? null), ({ one }) => ({ fulfillmentOrder: one })),
    ),
    fulfillmentOrderCancel: mutation((shop, { id }: Asked) =>
      payloadOf(cancelFulfillmentOrder(shop, id), ({ one, replacement }) => ({
        fulfillmentOrder: one,
        replacementFulfillmentOrder: replacement,
      })),
    ),
    fulfillmentOrdersReroute: mutation(
      (
        shop,
        args: {
          fulfillmentOrderIds: string[];
          includedLocationIds?: string[] | null;
          excludedLocationIds?: string[] | null;
        },
      ) => payloadOf(rerouteFulfillmentOrders(shop, args), ({ moved }) => ({ movedFulfillmentOrders: moved })),
    ),
  },
};
