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

/** What release 0.1 called the events of Waybill's own, and what they are called since. */
const RENAMED: Record<string, string> = { "app/installed": "app.installed", "app/import-asked": "import.asked" };

/** Whether somebody hears an event that release 0.1 knew by this topic. */
export function isHeard(source: string, released: string): boolean {
  const topic = RENAMED[released] ?? released;
  return rooms.subscribers
    .flatMap(({ hears }) => hears)
    .some((heard) => heard.source === source && (heard.topics.includes(topic) || heard.topics.includes("*")));
}
