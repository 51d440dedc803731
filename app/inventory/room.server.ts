import { importPart } from "#app/shopify/import/import-part.server.ts";
import { applyLevelEvent } from "./apply-level-event.server.ts";
import { applyLocationEvent } from "./apply-location-event.server.ts";
import { importLevels } from "./import-levels.ts";
import { importLocations } from "./import-locations.ts";

const locations = importPart(importLocations);
const levels = importPart(importLevels);

export const jobs = [locations.job, levels.job];

export const subscribers = [applyLevelEvent, applyLocationEvent, ...locations.subscribers, ...levels.subscribers];

export const schedules = [];
