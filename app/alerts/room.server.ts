import { askBeforeClaim } from "#app/messaging/deliveries/ask-before-claim.server.ts";
import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { forgetOldAlerts } from "./forget-old.server.ts";
import { hearOfMails, whyMailNotMeant } from "./mail-alert.server.ts";
import { alerts } from "./messages.ts";
import { noteExceptions } from "./note-exceptions.server.ts";
import { sweepAlerts, tendDestinationJob } from "./tend-destination.server.ts";

askBeforeClaim(whyMailNotMeant);

export const room: Room = {
  name: "alerts",
  jobs: [tendDestinationJob],
  subscribers: [noteExceptions, hearOfMails],
  schedules: [
    everyShop({ name: "alerts.sweep", everySeconds: env.POLL_SECONDS, run: sweepAlerts }),
    everyShop({ name: "alerts.forget-old", everySeconds: 24 * 3600, run: forgetOldAlerts }),
  ],
  messages: alerts,
};
