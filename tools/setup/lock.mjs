import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Does `work` while no other set-up of this clone is at it. The lock of a process that is gone is taken over. */
export async function withSetupLock(root, work) {
  const folder = join(root, ".cache");
  const path = join(folder, "setup.lock");
  await mkdir(folder, { recursive: true });

  for (let told = false; ;) {
    if (await take(path)) break;
    const holder = Number(await readFile(path, "utf8").catch(() => ""));
    // A lock without a number has only just been made, or its maker died in between: it is looked at again before it is judged.
    const gone = holder ? !isRunning(holder) : await isStillEmpty(path);
    if (gone) {
      await rename(path, `${path}.${process.pid}`).catch(() => undefined);
      await rm(`${path}.${process.pid}`, { force: true });
      continue;
    }
    if (!told && holder) console.log(`  Another set-up is running here (process ${holder}); waiting for it.`);
    told ||= Boolean(holder);
    await pause(200);
  }

  const release = () => rm(path, { force: true });
  const quit = () => void release().then(() => process.exit(130));
  process.once("SIGINT", quit).once("SIGTERM", quit);
  try {
    return await work();
  } finally {
    process.off("SIGINT", quit).off("SIGTERM", quit);
    await release();
  }
}

async function take(path) {
  try {
    const file = await open(path, "wx");
    await file.write(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

async function isStillEmpty(path) {
  await pause(1000);
  return (await readFile(path, "utf8").catch(() => "gone")) === "";
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
