import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "#app/platform/db/embedded/start-postgres.server.ts";
import { makeReady } from "#app/platform/db/migrate.server.ts";

/** A PostgreSQL that a test may kill, with the schema in it: as durable as a real one, what is committed is kept. */
export async function ownPostgres() {
  const folder = await mkdtemp(join(tmpdir(), "waybill-killed-"));
  await chmod(folder, 0o711);
  const postgres = await startPostgres({ folder, settings: ["shared_buffers=64MB"] });
  await makeReady(postgres.url, postgres.loginUrl, fileURLToPath(new URL("../../prisma/migrations", import.meta.url)));
  const pidOfServer = async () => {
    const [pid] = (await readFile(join(postgres.folder, "cluster", "postmaster.pid"), "utf8")).split("\n");
    return Number(pid);
  };
  /** Its processes, whoever they work for. */
  const pids = async () => {
    const server = await pidOfServer();
    const every = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    const children = every.map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === server);
    return [server, ...children.map(([pid = Number.NaN]) => pid)];
  };
  return {
    url: postgres.loginUrl,
    /** Says nothing more, and breaks no connection: as a machine that hangs, or a network that swallows what is sent. Until what it answers is called. */
    async freeze() {
      const frozen = await pids();
      for (const pid of frozen) process.kill(pid, "SIGSTOP");
      return () => frozen.forEach((pid) => process.kill(pid, "SIGCONT"));
    },
    /** As `kill -9` of the server: it comes back by itself, as a supervised one does. */
    async kill() {
      process.kill(await pidOfServer(), "SIGKILL");
    },
    async stop() {
      await postgres.stop();
      await Promise.all([folder, postgres.folder].map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}
