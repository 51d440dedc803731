import { applyLevelEvent } from "./apply-level-event.server.ts";
import { applyLocationEvent } from "./apply-location-event.server.ts";
import { pushStockJob } from "./push-stock-job.server.ts";

export const jobs = [pushStockJob];

export const inboxHandlers = [applyLevelEvent, applyLocationEvent];

export const schedules = [];
