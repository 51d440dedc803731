import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

const NOT_OURS = new Set(["node_modules", "dist"]);

/** A hash of the files at these paths (folders with all that is in them but packages and what builds leave), of those that `counts` says yes to. Paths that are not there count as nothing. */
export async function contentHash(root, paths, counts = () => true) {
  const hash = createHash("sha256");
  for (const path of paths) await add(hash, root, path, counts);
  return hash.digest("hex");
}

async function add(hash, root, path, counts) {
  const found = await stat(join(root, path)).catch(() => undefined);
  if (found?.isDirectory()) {
    const names = await readdir(join(root, path));
    for (const name of names.filter((one) => !NOT_OURS.has(one)).sort()) await add(hash, root, `${path}/${name}`, counts);
  } else if (found && counts(path)) {
    hash.update(`${path}\0${found.size}\0`).update(await readFile(join(root, path)));
  }
}
