import { mkdir, readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { runInPlace, runNpm } from "./run.mjs";

/**
 * Runs everything that must hold: lint (types are part of it) at once, and all tests once `ready`, which answers their environment. Prints
 * what failed, and last `N passed, N failed`, where lint counts as one. With a filter, only the tests that it names. Answers the exit code.
 */
export async function runTests(root, filter, ready) {
  const [lint, tests] = await Promise.all([
    filter.length > 0 ? { passed: 0, failed: 0 } : runLint(root),
    ready().then((env) => runVitest(root, filter, env)),
  ]);
  if (lint.failed > 0) console.log("Failed: lint");
  const failed = lint.failed + tests.failed;
  console.log(`${lint.passed + tests.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runLint(root) {
  const begun = performance.now();
  // The type checker is written in Go, and spends a third of its time collecting garbage unless it may let four times as much lie.
  const problem = await runNpm(root, ["run", "--silent", "lint"], { GOGC: "400" }).then(
    () => undefined,
    (error) => error,
  );
  console.log(`  lint: ${problem ? "FAILED" : "passed"}, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  if (problem) console.log(problem.message);
  return problem ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
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
    for (const line of testResults.flatMap((file) => failuresOf(root, file))) console.log(line);
    const failed = numFailedTests + broken.length;
    return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    await rm(report, { force: true });
  }
}

/** A line for each test of a file that failed, and one for a file that could not be loaded: whoever sees the end of a log alone reads them. */
function failuresOf(root, { name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === "failed");
  const lines = failed.map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0])}`);
  if (status === "failed" && failed.length === 0) lines.push(firstLine(message));
  return lines.map((line) => `Failed: ${relative(root, name)}: ${line}`);
}

const firstLine = (text = "") => text.split("\n", 1)[0].slice(0, 300);
