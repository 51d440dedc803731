import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "routing bench "))));
afterAll(() => rm(folder, { recursive: true, force: true }));

function bench(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["bench/run.ts", "routing", ...args], { cwd: root }, (fault, stdout, stderr) => {
      resolve({ code: typeof fault?.code === "number" ? fault.code : 0, stdout, stderr });
    });
  });
}

test("instances are answered line by line in order, also after a line that cannot be read, which is named", async () => {
  const file = join(folder, "instances.jsonl");
  const warehouse = { id: "W", stock: { A: 3 }, shipping: { base: 300, perKg: 100.5 }, pick: { first: 50, extra: 10 } };
  const order = (quantity: number) => ({ currency: "GBP", lines: [{ sku: "A", quantity, grams: 250 }] });
  const lines = [
    JSON.stringify({ order: order(2), warehouses: [warehouse], policy: { splitPenalty: 100 } }),
    "{ not json",
    JSON.stringify({ order: order(4), warehouses: [warehouse], policy: {} }),
    JSON.stringify({ order: { ...order(1), lines: [{ sku: "A", quantity: 1.5, grams: 1 }] }, warehouses: [] }),
    JSON.stringify({ order: order(1), warehouses: [{ id: "V" }, warehouse] }),
  ];
  await writeFile(file, `${lines.join("\n")}\n`);

  const { code, stdout, stderr } = await bench("--instances", file, "--json");
  const answers = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(answers).toEqual([
    { feasible: true, cost: 300 + 100.5 * 0.5 + 50 + 10, parcels: [{ warehouse: "W", lines: { A: 2 } }] },
    { feasible: false, error: expect.stringMatching(/^line 2: not JSON/) as string },
    { feasible: false, cause: "out-of-stock", explanation: "1 more of A is needed: 4 ordered, 3 in stock." },
    { feasible: false, error: expect.stringMatching(/^line 4: .*quantity/) as string },
    { feasible: true, cost: 300 + 100.5 * 0.25 + 50, parcels: [{ warehouse: "W", lines: { A: 1 } }] },
  ]);
  expect(code).toBe(1);
  expect(stderr.trim().split("\n").at(-1)).toMatch(/^\d+ plans\/s$/);
});

test("a file that is not there is said, not thrown", async () => {
  const { code, stderr } = await bench("--instances", join(folder, "nowhere.jsonl"), "--json");
  expect(code).toBe(2);
  expect(stderr).toMatch(/^Cannot answer .*nowhere/);
});
