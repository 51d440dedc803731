import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { importPart } from "#app/shopify/import/import-part.server.ts";
import { applyConsentEvent, applyCustomerEvent } from "./apply-customer-event.server.ts";
import { importCustomers } from "./customer-record.ts";
import { customerPersonalData } from "./customer-personal-data.server.ts";
import { readMissing } from "./read-missing.server.ts";
import { reconcileCustomers } from "./reconcile-customers.server.ts";

const customers = importPart(importCustomers);

export const room: Room = {
  name: "customers",
  jobs: [customers.job],
  subscribers: [applyCustomerEvent, applyConsentEvent, ...customers.subscribers],
  schedules: [
    everyShop({ name: "customers.reconcile-customers", everySeconds: env.RECONCILE_SECONDS, run: reconcileCustomers }),
    everyShop({
      name: "customers.read-missing",
      formerly: ["customers.read-missing-tags"],
      everySeconds: env.RECONCILE_SECONDS,
      run: readMissing,
    }),
  ],
  personalData: customerPersonalData,
};
