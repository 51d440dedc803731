// From a fresh clone to a running sandbox or a tested house, with git, node (20.19 or later) and npm alone.
//
//   node tools/bootstrap.mjs sandbox [options]   npm run sandbox
//   node tools/bootstrap.mjs test [filter…]      npm test
//   node tools/bootstrap.mjs world [options]     npm run test:world
//   node tools/bootstrap.mjs bench NAME …        npm run bench -- NAME …
//   node tools/bootstrap.mjs prepare             everything up to the production build, and no more
//
// Plain JavaScript without dependencies: it runs before there are any. Each step does nothing when its result is there already.
import { fileURLToPath } from "node:url";
import { chromiumPath } from "./setup/chromium.mjs";
import { withSetupLock } from "./setup/lock.mjs";
import { runInPlace } from "./setup/run.mjs";
import { prepare } from "./setup/steps.mjs";
import { runTests } from "./setup/tests.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const [command, ...rest] = process.argv.slice(2);

const commands = {
  async sandbox() {
    await withSetupLock(root, () => prepare(root, { build: true }));
    return runInPlace(root, ["sandbox/start.ts", ...rest]);
  },
  async test() {
    await withSetupLock(root, () => prepare(root, { build: false }));
    // Sources can be read while they are built.
    const built = withSetupLock(root, () => prepare(root, { build: true }));
    return runTests(root, rest, async () => {
      await built;
      return { CHROME_PATH: await chromiumPath() };
    });
  },
  async world() {
    await withSetupLock(root, () => prepare(root, { build: true }));
    return runInPlace(root, ["test/world/model/run.ts", ...rest]);
  },
  async bench() {
    await withSetupLock(root, () => prepare(root, { build: rest[0] === "pipeline" }));
    return runInPlace(root, ["bench/run.ts", ...rest]);
  },
  async prepare() {
    await withSetupLock(root, () => prepare(root, { build: true }));
    return 0;
  },
};

const chosen = Object.hasOwn(commands, command ?? "") ? commands[command] : undefined;
if (!chosen) {
  console.error(`Say one of: ${Object.keys(commands).join(", ")}.`);
  process.exit(2);
}

try {
  process.exitCode = await chosen();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
