import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { hearChannel } from "./channels/hear-channel.server.ts";
import { readTemplates } from "./channels/templates/read-templates.server.ts";
import { takeAllConsentsJob, takeChangedConsents, takeImportedConsents } from "./consent/take-consents.server.ts";
import { sweepUntold, tellWhenAllowed } from "./consent/sweep-untold.server.ts";
import { tellShopifyJob, tellShopifyOfConsent } from "./consent/tell-shopify.server.ts";
import { sendDeliveryJob } from "./deliveries/send-delivery.server.ts";
import { sweepDeliveries } from "./deliveries/sweep-deliveries.server.ts";
import { judgeMailHealth } from "./mail-health/judge-mail-health.server.ts";
import { applyReport } from "./mail-reports/apply-mail-report.server.ts";
import { messaging } from "./messages.ts";
import { messagingPersonalData } from "./messaging-personal-data.server.ts";
import { messagingSettings } from "./messaging-settings.server.ts";
import { copyChangedAddress, copyOldAddress } from "./sender/shop-address.server.ts";

export const room: Room = {
  name: "messaging",
  jobs: [sendDeliveryJob, tellShopifyJob, takeAllConsentsJob],
  subscribers: [
    hearChannel,
    tellShopifyOfConsent,
    tellWhenAllowed,
    takeChangedConsents,
    takeImportedConsents,
    applyReport,
    copyChangedAddress,
  ],
  schedules: [
    everyShop({ name: "messaging.sweep-deliveries", everySeconds: env.POLL_SECONDS, run: sweepDeliveries }),
    everyShop({ name: "messaging.read-templates", everySeconds: 3600, run: readTemplates }),
    copyOldAddress,
    everyShop({ name: "messaging.judge-mail-health", everySeconds: env.RECONCILE_SECONDS, run: judgeMailHealth }),
    everyShop({ name: "messaging.sweep-untold-consent", everySeconds: env.RECONCILE_SECONDS, run: (shop) => sweepUntold(shop) }),
  ],
  settings: messagingSettings,
  messages: messaging,
  personalData: messagingPersonalData,
};
