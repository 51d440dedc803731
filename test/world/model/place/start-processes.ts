import { randomBytes } from "node:crypto";
import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { startPostgres } from "#app/platform/db/embedded/start-postgres.server.ts";
import { type RunningApp, startApp } from "#sandbox/app/start-app.ts";
import type { Clock } from "#sandbox/clock.ts";
import { endPostgres } from "#sandbox/end-postgres.ts";
import { freePort } from "#sandbox/free-port.ts";
import { freshDatabase } from "#sandbox/fresh-database.ts";

export const KILLED = ["web", "worker", "postgres"] as const;
export type Killed = (typeof KILLED)[number];

export type Processes = Awaited<ReturnType<typeof startProcesses>>;

type Wanted = { root: string; folder: string; clock: Clock; env: Record<string, string> };

/** PostgreSQL, and the app as a web and a worker process. Each can be killed as by a power cut, and comes back as a supervised one does. */
export async function startProcesses({ root, folder, clock, env }: Wanted) {
  // The user that PostgreSQL runs as has to get in.
  await chmod(folder, 0o711);
  // What is committed outlives the process; nothing here has to outlive the machine.
  const postgres = await startPostgres({ folder: join(folder, "postgres"), settings: ["fsync=off", "full_page_writes=off"] });
  const ownerUrl = await freshDatabase(postgres.url);
  const common = {
    ...env,
    NODE_ENV: "production",
    DATABASE_URL: Object.assign(new URL(postgres.loginUrl), { pathname: new URL(ownerUrl).pathname }).href,
    DATABASE_OWNER_URL: ownerUrl,
    ENCRYPTION_KEYS: `local:${randomBytes(32).toString("base64")}`,
    // The month passes by leaps of the clock: after each of them the runs that fell due are asked for (wait-for-quiet).
    POLL_SECONDS: "60",
    RECONCILE_SECONDS: "60",
    LOG_LEVEL: "info",
  };
  const ports = { web: await freePort(), worker: await freePort() };
  const start = (role: "web" | "worker") =>
    startApp({
      root,
      clock,
      port: ports[role],
      logFile: join(folder, `${role}.log`),
      env: { ...common, ROLE: role, MIGRATE_ON_START: String(role === "web") },
    });
  const running: Record<"web" | "worker", RunningApp> = { web: await start("web"), worker: await start("worker") };

  return {
    databaseUrl: ownerUrl,
    webPort: ports.web,
    /** Kills one and answers when it is up again. */
    async kill(which: Killed) {
      if (which === "postgres") return endPostgres(postgres, "SIGKILL");
      process.kill(running[which].pid, "SIGKILL");
      await running[which].ended;
      running[which] = await start(which);
    },
    async stop() {
      await Promise.all([running.web.stop(), running.worker.stop()]);
      await postgres.stop();
      if (postgres.folder !== join(folder, "postgres")) await rm(postgres.folder, { recursive: true, force: true });
      await rm(join(folder, "postgres"), { recursive: true, force: true });
    },
  };
}
