import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A folder for this process alone: `base`, or `base-2` and so on while others that live use those. Its files may be of an earlier run.
 * Answers it with a way to give it back.
 */
export function ownFolder(base: string): { folder: string; giveBack(): void } {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? base : `${base}-${number}`;
    mkdirSync(folder, { recursive: true });
    const mark = join(folder, "used-by");
    if (take(mark)) return { folder, giveBack: () => rmSync(mark, { force: true }) };
  }
}

function take(mark: string): boolean {
  try {
    writeFileSync(mark, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const owner = Number(read(mark));
    if (owner !== process.pid && lives(owner)) return false;
    writeFileSync(mark, String(process.pid));
    return owner !== process.pid;
  }
}

function read(mark: string): string {
  try {
    return readFileSync(mark, "utf8");
  } catch {
    return "";
  }
}

function lives(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
