import { readdirSync, readFileSync } from "node:fs";

/** Processor time used so far, in milliseconds. */
export type CpuTime = { app: number; postgres: number; standIns: number };

const TICK_MS = 10;

/**
 * What the app's processes, PostgreSQL's, and this one with the stand-ins in it have used of the processors. Of Linux alone: elsewhere
 * undefined. Unlike time on the clock it says the same on a machine that has other work.
 */
export function cpuTime(appPids: readonly number[]): CpuTime | undefined {
  if (process.platform !== "linux") return undefined;
  const { user, system } = process.cpuUsage();
  const used: CpuTime = { app: 0, postgres: 0, standIns: (user + system) / 1000 };
  const rows = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? readStat(name) : []));
  const postmasters = new Set(rows.filter(({ parent, name }) => parent === process.pid && name === "postgres").map(({ pid }) => pid));
  for (const { pid, parent, ms, childrenMs } of rows) {
    if (appPids.includes(pid)) used.app += ms;
    else if (postmasters.has(pid)) used.postgres += ms + childrenMs;
    else if (postmasters.has(parent)) used.postgres += ms;
  }
  return used;
}

/** proc_pid_stat(5): fields 14 and 15 are user and system time, 16 and 17 those of children that have ended. */
function readStat(pid: string) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const end = stat.lastIndexOf(")");
    const fields = stat.slice(end + 2).split(" ");
    const ms = (from: number) => (Number(fields[from]) + Number(fields[from + 1])) * TICK_MS;
    return [{ pid: Number(pid), name: stat.slice(stat.indexOf("(") + 1, end), parent: Number(fields[1]), ms: ms(11), childrenMs: ms(13) }];
  } catch {
    // It has ended since it was listed.
    return [];
  }
}

export function perOrder(before: CpuTime | undefined, after: CpuTime | undefined, orders: number): CpuTime | undefined {
  if (!before || !after) return undefined;
  const each = (of: keyof CpuTime) => Math.round((after[of] - before[of]) / orders);
  return { app: each("app"), postgres: each("postgres"), standIns: each("standIns") };
}
