import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { runInPlace, runQuietly } from "./run.mjs";

/**
 * Runs everything that must hold: lint, types and all tests. Prints what failed, and last `N passed, N failed`, where lint and types
 * count as one each. With a filter, only the tests that it names. Answers the exit code.
 */
export async function runTests(root, filter, env) {
  const [checks, tests] = await Promise.all([filter.length > 0 ? [] : runChecks(root), runVitest(root, filter, env)]);

  const passed = checks.filter((check) => check.passed).length + tests.passed;
  const failed = checks.filter((check) => !check.passed).length + tests.failed;
  for (const check of checks.filter((check) => !check.passed)) console.log(`Failed: ${check.name}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runChecks(root) {
  const bin = (name) => join(root, "node_modules/.bin", name);
  const npm = (script) => () => runQuietly(root, process.env.npm_execpath ? process.execPath : "npm", npmArgs(script));
  return Promise.all([check("lint", npm("lint")), check("typecheck", () => runQuietly(root, bin("tsc"), ["--noEmit"]))]);
}

function npmArgs(script) {
  return [...(process.env.npm_execpath ? [process.env.npm_execpath] : []), "run", "--silent", script];
}

async function check(name, work) {
  const begun = performance.now();
  const problem = await work().then(
    () => undefined,
    (error) => error,
  );
  console.log(`  ${name}: ${problem ? "FAILED" : "passed"}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  if (problem) console.log(problem.message);
  return { name, passed: !problem };
}

async function runVitest(root, filter, env) {
  const report = join(root, ".cache", `vitest-${process.pid}.json`);
  await mkdir(join(root, ".cache"), { recursive: true });
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const args = [join(root, "node_modules/vitest/vitest.mjs"), "run", "--config", "test/vitest.config.ts", ...reporters, ...filter];
  // Each file that runs alone reads the same libraries as its neighbours: they are compiled once.
  const exitCode = await runInPlace(root, args, { NODE_COMPILE_CACHE: join(root, ".cache", "compiled"), ...env });
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(await readFile(report, "utf8"));
    // A file that could not even be loaded holds no tests that could fail.
    const broken = testResults.filter(
      ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
    );
    const failed = numFailedTests + broken.length;
    return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    await rm(report, { force: true });
  }
}
