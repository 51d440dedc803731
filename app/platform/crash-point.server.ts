import { env } from "./env.server.ts";

/**
 * Places where a process can be told to die, to prove that what it had in hand goes on elsewhere: a job is claimed and not begun; something was done
 * outside and is not recorded; Shopify was told that a request is accepted and its parcel is not written; a file of an import is half read; a
 * message is claimed and not handed over, or handed over and not recorded.
 */
export const CRASH_POINTS = [
  "job.claimed",
  "effect.made",
  "request.accepted",
  "import.loading",
  "message.claimed",
  "message.sent",
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Ends this process at once, as a power cut would, if `WAYBILL_CRASH_AT` names this place. Otherwise it does nothing. */
export function crashPoint(name: CrashPoint): void {
  if (env.WAYBILL_CRASH_AT === name) process.kill(process.pid, "SIGKILL");
}
