import { startWorker } from "#app/platform/start-worker.server.ts";
import { makeContactJob, takeUpRunsJob } from "#app/recovery/journeys/take-up-runs.server.ts";

// A worker of journeys as a process of its own, to be killed. No sweep comes to its help: what was put down for later has to be enough.
await startWorker({ jobs: [takeUpRunsJob, makeContactJob], subscribers: [], schedules: [] }, { works: true });
process.send?.("works");
