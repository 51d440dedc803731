import { startWorker } from "#app/platform/start-worker.server.ts";
import { slowJob } from "./slow-job.ts";

// A process of its own, to be killed.
await startWorker({ jobs: [slowJob], subscribers: [], schedules: [] }, { works: true });
process.send?.("up");
