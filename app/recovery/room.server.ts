import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { recovery } from "./messages.ts";
import { completeByOrder } from "./abandonment/complete-by-order.server.ts";
import { findAbandoned } from "./abandonment/find-abandoned.server.ts";
import { hearOfCarts } from "./abandonment/hear-of-carts.server.ts";
import { reconcileCheckouts } from "./abandonment/reconcile/reconcile-checkouts.server.ts";
import { mergePeopleOfCustomers } from "./people/merge-people.server.ts";
import { hearOfVisits } from "./pixel/hear-of-visits.server.ts";
import { installPixelWhenGranted } from "./pixel/install-pixel.server.ts";
import { recoveryPersonalData } from "./recovery-personal-data.server.ts";
import { recoverySettings } from "./recovery-settings.server.ts";

export const room: Room = {
  name: "recovery",
  subscribers: [mergePeopleOfCustomers, hearOfCarts, hearOfVisits, completeByOrder, installPixelWhenGranted],
  schedules: [
    everyShop({ name: "recovery.find-abandoned", everySeconds: env.POLL_SECONDS, run: findAbandoned }),
    everyShop({ name: "recovery.reconcile-checkouts", everySeconds: env.RECONCILE_SECONDS, run: reconcileCheckouts }),
  ],
  settings: recoverySettings,
  messages: recovery,
  personalData: recoveryPersonalData,
};
