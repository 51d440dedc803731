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
  return {
    url: postgres.loginUrl,
    /** As `kill -9` of the server: it comes back by itself, as a supervised one does. */
    async kill() {
      const [pid] = (await readFile(join(postgres.folder, "cluster", "postmaster.pid"), "utf8")).split("\n");
      process.kill(Number(pid), "SIGKILL");
    },
    async stop() {
      await postgres.stop();
      await Promise.all([folder, postgres.folder].map((path) => rm(path, { recursive: true, force: true })));
    },
  };
}
