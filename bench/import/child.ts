import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type Child = { process: ChildProcess; lines: AsyncIterable<string>; ended: Promise<number | null> };

/** Runs a script of this bench as a process of its own; its standard output is read line by line, the rest is shown. */
export function startChild(script: string, args: readonly string[], env: Record<string, string> = {}): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  return {
    process: child,
    lines: createInterface({ input: child.stdout }),
    ended: new Promise((done) => child.once("close", done)),
  };
}
