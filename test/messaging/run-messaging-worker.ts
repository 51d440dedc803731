import { room } from "#app/messaging/room.server.ts";
import { startWorker } from "#app/platform/start-worker.server.ts";

// A worker as a process of its own that does what messaging does, to be killed.
const { jobs = [], subscribers = [], schedules = [] } = room;
await startWorker({ jobs, subscribers, schedules }, { works: true });
