import type { Room } from "#app/platform/room.ts";
import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";

import { applyNotification } from "./requests/apply-notification.server.ts";
import { auditDelivered, auditOverdue } from "./delivery-promise/audit-promise.server.ts";
import { findOverdue } from "./delivery-promise/find-overdue.server.ts";
import { learnDelivery } from "./delivery-promise/learn-delivery.server.ts";
import { applyScopesUpdate } from "./apply-scopes-update.server.ts";
import { applyWarehouseEvent } from "./tracking/apply-warehouse-event.server.ts";
import { finishConnectingJob, takeOverConnecting } from "./connecting/finish-connecting-job.server.ts";
import { removeGoneOrder } from "./remove-gone-order.server.ts";
import { dispatchParcelJob } from "./dispatch/dispatch-parcel.server.ts";
import { fulfillmentSettings } from "./fulfillment-settings.server.ts";
import { stopRoutingWhenUninstalled } from "./stop-routing-when-uninstalled.server.ts";
import {
  reconcileAfterCancellation,
  reconcileChangedOrder,
  reconcileCopiedOrder,
  reconcileOrderJob,
} from "./reconcile-order-job.server.ts";
import { sweepUnanswered } from "./requests/sweep-unanswered.server.ts";
import { sweepNowJob, sweepOrders } from "./sweep-orders.server.ts";
import { pollWarehouses } from "./tracking/poll-warehouses.server.ts";
import { publishShipmentJob } from "./tracking/publish-shipment.server.ts";
import { cancelFulfillmentJob } from "./reconcile/cancel-fulfillment.server.ts";
import { readInsteadJob } from "./exceptions/apply-again.server.ts";
import { reportFailedEvents } from "./exceptions/report-failed-events.server.ts";
import { reportRefusedWarehouses } from "./exceptions/report-refused-warehouses.server.ts";
import { exceptionCauses } from "./exceptions/exception-causes.ts";
import { fulfillment } from "./messages.ts";
import { exceptionPersonalData } from "./exceptions/exception-personal-data.server.ts";

const HOUR = 3600;

export const room: Room = {
  name: "fulfillment",
  jobs: [reconcileOrderJob, dispatchParcelJob, publishShipmentJob, cancelFulfillmentJob, finishConnectingJob, readInsteadJob, sweepNowJob],
  subscribers: [
    reconcileChangedOrder,
    reconcileCopiedOrder,
    reconcileAfterCancellation,
    applyNotification,
    applyWarehouseEvent,
    applyScopesUpdate,
    reportRefusedWarehouses,
    stopRoutingWhenUninstalled,
    takeOverConnecting,
    removeGoneOrder,
    auditDelivered,
  ],
  schedules: [
    everyShop({ name: "fulfillment.poll-warehouses", everySeconds: env.POLL_SECONDS, run: pollWarehouses }),
    everyShop({ name: "fulfillment.report-failed-events", everySeconds: env.POLL_SECONDS, run: reportFailedEvents }),
    everyShop({ name: "fulfillment.audit-overdue", everySeconds: HOUR, run: auditOverdue }),
    everyShop({ name: "fulfillment.find-overdue", everySeconds: HOUR, run: findOverdue }),
    everyShop({ name: "fulfillment.learn-delivery", everySeconds: 24 * HOUR, run: learnDelivery }),
    everyShop({ name: "fulfillment.sweep-unanswered", everySeconds: env.POLL_SECONDS, run: sweepUnanswered }),
    everyShop({
      name: "fulfillment.sweep-orders",
      formerly: ["fulfillment.heal-orders"],
      everySeconds: env.POLL_SECONDS,
      run: sweepOrders,
    }),
  ],
  settings: fulfillmentSettings,
  exceptionCauses: Object.keys(exceptionCauses),
  messages: fulfillment,
  personalData: exceptionPersonalData,
};
