import { env } from "#app/platform/env.server.ts";
import { everyShop } from "#app/platform/jobs/job.ts";
import type { Room } from "#app/platform/room.ts";
import { importPart } from "#app/shopify/import/import-part.server.ts";
import { applyLevelEvent } from "./apply-level-event.server.ts";
import { applyLocationEvent } from "./apply-location-event.server.ts";
import { importLevels } from "./level-record.ts";
import { importLocations } from "./location-record.ts";
import { reconcileLevels } from "./reconcile-levels.server.ts";

const locations = importPart(importLocations);
const levels = importPart(importLevels);

export const room: Room = {
  name: "inventory",
  jobs: [locations.job, levels.job],
  subscribers: [applyLevelEvent, applyLocationEvent, ...locations.subscribers, ...levels.subscribers],
  schedules: [everyShop({ name: "inventory.reconcile-levels", everySeconds: env.RECONCILE_SECONDS, run: reconcileLevels })],
};
