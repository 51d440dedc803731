import type { ShopState } from "../../state/shop-state.ts";
import { actionsOf } from "../actions-of.ts";
import { byApp, fulfillmentOrderPayload } from "../fulfillment-order-payload.ts";
import { recordEffect } from "../record-effect.ts";
import { refuse } from "../refuse.ts";
import { requireAction, type Acted } from "../require-action.ts";
import { tellFulfillmentOrder } from "../tell-fulfillment-order.ts";

/** `fulfillmentOrderReportProgress`: somebody works on it. Blocks moves until it is opened again. */
export function reportProgress(state: ShopState, gid: string, reasonNotes: string | null, isApp = true): Acted<"reported"> {
  const found = requireAction(state, gid, null, { notFound: "FULFILLMENT_ORDER_NOT_FOUND" });
  if (found.outcome === "refused") return found;
  if (!actionsOf(state, found.one).includes("REPORT_PROGRESS"))
    return refuse(null, "The action is not supported for the fulfillment order.", "FULFILLMENT_ORDER_UNSUPPORTED_ACTION");
  const { one } = found;
  const initialStatus = one.status;
  one.status = "IN_PROGRESS";
  one.progressReported = true;
  recordEffect(state, "progress_reported", one, { reasonNotes });
  tellFulfillmentOrder(state, one, "progress_reported", {
    fulfillment_order: fulfillmentOrderPayload(one),
    progress_report: { reason_notes: reasonNotes, progress_reported_by_app: byApp(isApp), progress_reported_by_user: null },
    initial_status: initialStatus.toLowerCase(),
  });
  return { outcome: "reported", one };
}
