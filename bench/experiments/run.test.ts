import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

function bench(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["bench/run.ts", "experiments", ...args], { cwd: root }, (fault, stdout, stderr) => {
      resolve({ code: typeof fault?.code === "number" ? fault.code : 0, stdout, stderr });
    });
  });
}

test("the same seeds have the same figures, in percent", async () => {
  const [one, other] = await Promise.all([bench("--seeds", "2", "--seed", "7", "--json"), bench("--seeds", "2", "--seed", "7", "--json")]);
  expect(one.code).toBe(0);
  expect(other.stdout).toBe(one.stdout);
  const figures = JSON.parse(one.stdout) as Record<string, number>;
  expect(Object.keys(figures)).toEqual(["coverage", "regretRatio", "falseClaims"]);
  for (const figure of Object.values(figures)) expect(figure).toBeGreaterThanOrEqual(0);
  expect(figures.coverage).toBeGreaterThan(50);
});

test.each([
  ["--seeds", "0"],
  ["--seeds", "many"],
  ["--sed", "1"],
])("%s %s is said to be wrong, not thrown", async (...args) => {
  const { code, stderr } = await bench(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Usage: /);
});
