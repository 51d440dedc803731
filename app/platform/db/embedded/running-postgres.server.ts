import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/**
 * The server that runs on these files now, if one does. It is ours to stop only when the process that started it is gone.
 *
 * A leftover `postmaster.pid` whose number now belongs to some other program is removed: PostgreSQL would refuse to start over it.
 */
export async function runningPostgres(base: string, cluster: string) {
  const pidFile = join(cluster, "postmaster.pid");
  const lines = (await readFile(pidFile, "utf8").catch(() => "")).split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid || !port) return undefined;

  const isAlive = () => exists(pid);
  if (!isAlive() || !(await isPostgres(pid, cluster))) {
    await rm(pidFile, { force: true });
    return undefined;
  }

  const startedBy = Number(await readFile(join(base, "started-by"), "utf8").catch(() => "0"));
  const isOrphan = startedBy === 0 || !exists(startedBy);
  if (isOrphan) await writeFile(join(base, "started-by"), String(process.pid));

  const stop = async () => {
    if (!isOrphan || !isAlive()) return;
    process.kill(pid, "SIGINT");
    for (let waited = 0; isAlive() && waited < 10_000; waited += 50) await pause(50);
  };
  return { port, isAlive, stop };
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Linux tells what a process runs; where nobody tells, PostgreSQL's own checks have to do. */
async function isPostgres(pid: number, cluster: string): Promise<boolean> {
  const command = await readFile(`/proc/${String(pid)}/cmdline`, "utf8").catch(() => undefined);
  return command === undefined || command.includes(cluster);
}
