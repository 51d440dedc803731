import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Whom PostgreSQL runs as. `ids` is absent when that is whoever runs us. */
export type OperatingUser = { ids?: { uid: number; gid: number } };

/** PostgreSQL refuses to run as root: then it runs as `postgres` (made when it is missing), or else as `nobody`. */
export async function operatingUser(): Promise<OperatingUser> {
  if (process.getuid?.() !== 0) return {};
  const existing = await idsOf("postgres");
  if (existing) return { ids: existing };

  await run("groupadd", ["--system", "postgres"]).catch(() => undefined);
  await run("useradd", ["--system", "--no-create-home", "--gid", "postgres", "postgres"]).catch(() => undefined);
  const ids = (await idsOf("postgres")) ?? (await idsOf("nobody"));
  if (!ids) throw new Error("PostgreSQL does not run as root, and there is no user `postgres` or `nobody` here to run it as.");
  return { ids };
}

/** Whether the user gets to `path`: each folder above it lets them through. */
export async function isReachable(path: string, user: OperatingUser): Promise<boolean> {
  if (!user.ids) return true;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found) {
      const permission = found.uid === user.ids.uid ? 0o100 : found.gid === user.ids.gid ? 0o010 : 0o001;
      if ((found.mode & permission) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}
