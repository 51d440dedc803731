import { askBeforeClaim } from "#app/messaging/deliveries/ask-before-claim.server.ts";
import { alsoCountAttempts } from "#app/messaging/deliveries/other-attempts.server.ts";
import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { completeByOrder } from "./abandonment/complete-by-order.server.ts";
import { findAbandoned } from "./abandonment/find-abandoned.server.ts";
import { forgetUnknown } from "./abandonment/forget-unknown.server.ts";
import { hearOfBoughtCarts, hearOfCarts } from "./abandonment/hear-of-carts.server.ts";
import { reconcileCheckouts } from "./abandonment/reconcile/reconcile-checkouts.server.ts";
import { joinOrderOfCart, joinOrdersWithRuns } from "./attribution/join-orders.server.ts";
import { pruneOrders } from "./attribution/prune-orders.server.ts";
import { sumOutcomes } from "./attribution/sum-outcomes.server.ts";
import { readCalls } from "./calls/call-turn.server.ts";
import { endOldCalls } from "./calls/call-tasks.server.ts";
import { fillJourneyCodesJob } from "./codes/fill-journey-codes.server.ts";
import { hearOfJourneyDiscounts, hearOfJourneyScopes, keepJourneyDiscounts } from "./codes/hear-of-codes.server.ts";
import { keepJourneyDiscountJob } from "./codes/keep-journey-discount.server.ts";
import { withdrawOldCodes } from "./codes/withdraw-codes.server.ts";
import { enterOnCart } from "./journeys/enter-journey.server.ts";
import { whyRunNotMeant } from "./journeys/why-not-meant.server.ts";
import { hearOfBuyers } from "./journeys/hear-of-buyers.server.ts";
import { hearOfLateParcels } from "./late-parcels/hear-of-late-parcels.server.ts";
import { makeContactJob, takeUpRuns, takeUpRunsJob } from "./journeys/take-up-runs.server.ts";
import { recovery } from "./messages.ts";
import { mergePeopleOfCustomers } from "./people/merge-people.server.ts";
import { hearOfVisits } from "./pixel/hear-of-visits.server.ts";
import { installPixelWhenGranted } from "./pixel/install-pixel.server.ts";
import { recoveryPersonalData } from "./recovery-personal-data.server.ts";
import { recoverySettings } from "./recovery-settings.server.ts";
import { passThroughSegmentJob } from "./segments/pass-through-segment.server.ts";
import { tellWaiting } from "./stock-waits/tell-waiting.server.ts";
import { waitForStock } from "./stock-waits/wait-for-stock.server.ts";
import "./templates/built-in-templates.ts";

askBeforeClaim(whyRunNotMeant);
alsoCountAttempts(readCalls);

export const room: Room = {
  name: "recovery",
  jobs: [takeUpRunsJob, makeContactJob, keepJourneyDiscountJob, fillJourneyCodesJob, passThroughSegmentJob],
  subscribers: [
    mergePeopleOfCustomers,
    hearOfCarts,
    hearOfBoughtCarts,
    hearOfVisits,
    installPixelWhenGranted,
    completeByOrder,
    enterOnCart,
    ...hearOfBuyers,
    ...hearOfLateParcels,
    waitForStock,
    hearOfJourneyDiscounts,
    hearOfJourneyScopes,
    joinOrdersWithRuns.changed,
    joinOrdersWithRuns.gone,
    joinOrderOfCart,
  ],
  schedules: [
    everyShop({ name: "recovery.find-abandoned", everySeconds: env.POLL_SECONDS, run: findAbandoned }),
    everyShop({ name: "recovery.reconcile-checkouts", everySeconds: env.RECONCILE_SECONDS, run: reconcileCheckouts }),
    everyShop({ name: "recovery.sweep-runs", everySeconds: env.POLL_SECONDS, run: takeUpRuns }),
    everyShop({ name: "recovery.tell-waiting", everySeconds: env.POLL_SECONDS, run: tellWaiting }),
    keepJourneyDiscounts,
    withdrawOldCodes,
    everyShop({ name: "recovery.end-old-calls", everySeconds: 300, run: endOldCalls }),
    everyShop({
      name: "recovery.sum-outcomes",
      everySeconds: 3600,
      async run(shop) {
        await sumOutcomes(shop);
        await pruneOrders(shop);
        await forgetUnknown(shop);
      },
    }),
  ],
  settings: recoverySettings,
  messages: recovery,
  personalData: recoveryPersonalData,
};
