import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";

// A worker as a process of its own, to be killed.
await startWorker(rooms, { works: true });
