import { finishConnectingJob } from "./connecting/finish-connecting-job.server.ts";
import { restoreServices } from "./connecting/restore-services.server.ts";

export const jobs = [finishConnectingJob];

export const subscribers = [restoreServices];

export const schedules = [];
