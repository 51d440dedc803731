import { startWorker } from "#app/platform/start-worker.server.ts";
import { rooms } from "#app/rooms.server.ts";

/** Opens the queues of today over those that are there, as every start of the app does. */
export async function openQueues(): Promise<void> {
  await startWorker(rooms, { works: false });
}

/** Whether somebody takes the jobs of a queue. */
export function isTaken(queue: string): boolean {
  return rooms.jobs.some(({ name }) => name === queue);
}

/** Whether somebody hears an event from outside. */
export function isHeard(source: string, topic: string): boolean {
  return rooms.inboxHandlers.some(
    (handler) => handler.source === source && handler.topics.some((heard) => heard === topic || heard === "*"),
  );
}
