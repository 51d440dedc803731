import { pushStockJob } from "./push-stock-job.server.ts";

export const jobs = [pushStockJob];

export const subscribers = [];

export const schedules = [];
