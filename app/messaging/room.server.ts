import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { hearChannel } from "./channels/hear-channel.server.ts";
import { readTemplates } from "./channels/templates/read-templates.server.ts";
import { sendDeliveryJob } from "./deliveries/send-delivery.server.ts";
import { sweepDeliveries } from "./deliveries/sweep-deliveries.server.ts";
import { messaging } from "./messages.ts";
import { messagingPersonalData } from "./messaging-personal-data.server.ts";
import { messagingSettings } from "./messaging-settings.server.ts";

export const room: Room = {
  name: "messaging",
  jobs: [sendDeliveryJob],
  subscribers: [hearChannel],
  schedules: [
    everyShop({ name: "messaging.sweep-deliveries", everySeconds: env.POLL_SECONDS, run: sweepDeliveries }),
    everyShop({ name: "messaging.read-templates", everySeconds: 3600, run: readTemplates }),
  ],
  settings: messagingSettings,
  messages: messaging,
  personalData: messagingPersonalData,
};
