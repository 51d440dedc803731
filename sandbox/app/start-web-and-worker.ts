import { freePort } from "../free-port.ts";
import { type AppOptions, type RunningApp, startApp } from "./start-app.ts";

/** The app as it is deployed: a process that answers, and one that does the work. */
export type WebAndWorker = {
  /** The web's. */
  port: number;
  pids: readonly number[];
  /** Whether both say that they can work. */
  isReady(): Promise<boolean>;
  stop(): Promise<void>;
  /** Resolves when either ends, by itself or not. */
  ended: Promise<void>;
};

/** Starts both, the web first, for it brings the database up to date. They write to one log, which says who. */
export async function startWebAndWorker(options: Omit<AppOptions, "port">): Promise<WebAndWorker> {
  const started: RunningApp[] = [];
  const start = async (role: "web" | "worker") => {
    const env = { ...options.env, ROLE: role, MIGRATE_ON_START: String(role === "web") };
    const running = await startApp({ ...options, env, port: await freePort() });
    started.push(running);
    return running;
  };
  const stop = async () => {
    await Promise.all(started.map((running) => running.stop()));
  };
  try {
    const { port } = await start("web");
    await start("worker");
    return {
      port,
      pids: started.map(({ pid }) => pid),
      isReady: async () => (await Promise.all(started.map((running) => running.isReady()))).every(Boolean),
      stop,
      ended: Promise.race(started.map(({ ended }) => ended)),
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}
