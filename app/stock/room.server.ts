import { pushStockJob } from "./push-stock-job.server.ts";

export const jobs = [pushStockJob];

export const inboxHandlers = [];

export const schedules = [];
