import { fork } from "node:child_process";
import { once } from "node:events";
import type { CrashPoint } from "#app/platform/crash-point.server.ts";

type Run = { script: URL; args?: readonly string[]; origin: string };

/** Runs a script as a process of its own, which speaks to the stand-ins at `origin` and dies, as by a power cut, at a place. Answers the signal by which it ended. */
export async function dieAt(place: CrashPoint, { script, args = [], origin }: Run): Promise<NodeJS.Signals | null> {
  const child = fork(script, [...args], {
    execArgv: ["--import", new URL("../../sandbox/app/redirect.mjs", import.meta.url).href],
    env: { ...process.env, WAYBILL_CRASH_AT: place, STAND_INS_ORIGIN: origin },
  });
  const [, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  return signal;
}
