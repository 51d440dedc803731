import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../clock.ts";

export type RunningApp = {
  port: number;
  pid: number;
  /** Whether it says that it can work. */
  isReady(): Promise<boolean>;
  /** Stops it as a deployment would; after ten seconds, as a power cut would. */
  stop(): Promise<void>;
  /** Resolves when the process ends, by itself or not. */
  ended: Promise<void>;
};

export type AppOptions = {
  root: string;
  port: number;
  clock: Clock;
  logFile: string;
  env: Record<string, string>;
};

/** Starts the app's production build behind the redirect, and waits until it says that it is ready. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  // A file of its own, not a pipe to us: it can say its last words when we are gone.
  const log = openSync(options.logFile, "a");
  const child = spawn(
    process.execPath,
    ["--import", new URL("./redirect.mjs", import.meta.url).href, "--enable-source-maps", "build/server/index.js"],
    {
      cwd: options.root,
      env: { NODE_ENV: "production", ...inherited(), ...options.env, PORT: String(options.port), LISTEN_ADDRESS: "127.0.0.1" },
      stdio: ["ignore", log, log, "ipc"],
      // Ctrl-C reaches the whole group: the app must hear of it from us, once the stand-ins have stopped calling it.
      detached: true,
    },
  );
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));

  const tell = (clockOffsetMs: number) => {
    if (child.connected) child.send({ clockOffsetMs });
  };
  tell(options.clock.offsetMs());
  options.clock.onChange(tell);

  await untilReady(options.port, child, options.logFile);
  return { port: options.port, pid: child.pid ?? 0, ended, isReady: () => isReady(options.port), stop: () => stop(child, ended) };
}

function inherited(): Record<string, string> {
  const keep = ["PATH", "HOME", "LANG", "TZ", "TMPDIR", "USER", "NODE_COMPILE_CACHE", "OFFER_BUDGET_MS", "WAYBILL_CRASH_AT"];
  return Object.fromEntries(keep.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function untilReady(port: number, child: ChildProcess, logFile: string) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(50)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The app stopped while it was starting: ${logFile} says why.`);
    if (await isReady(port)) return;
  }
  child.kill("SIGKILL");
  throw new Error(`The app was not ready after a minute: ${logFile} says why.`);
}

async function stop(child: ChildProcess, ended: Promise<void>) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const inTime = await Promise.race([ended.then(() => true), pause(10_000, false, { ref: false })]);
  if (!inTime) child.kill("SIGKILL");
  await ended;
}
