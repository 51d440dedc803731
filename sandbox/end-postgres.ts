import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

type Cluster = { folder: string };

const LOOK_MS = 100;

/** Ends a PostgreSQL of ours, which comes back by itself (`startPostgres`): SIGINT as an administrator who restarts it, SIGKILL as a power cut. */
export async function endPostgres(cluster: Cluster, signal: "SIGINT" | "SIGKILL"): Promise<void> {
  process.kill(Number(await pidOf(cluster)), signal);
}

/** The same, and waits until another one runs in its place. */
export async function restartPostgres(cluster: Cluster): Promise<void> {
  const before = await pidOf(cluster);
  await endPostgres(cluster, "SIGINT");
  // Its file is away while it is.
  while ([before, ""].includes(await pidOf(cluster).catch(() => ""))) await pause(LOOK_MS);
}

async function pidOf({ folder }: Cluster): Promise<string> {
  return (await readFile(join(folder, "cluster", "postmaster.pid"), "utf8")).split("\n")[0] ?? "";
}
