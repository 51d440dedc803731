import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const Report = z.object({
  orders: z.number(),
  lines: z.number(),
  exact: z.boolean(),
  orderTotalMinor: z.number(),
  lineTotalMinor: z.number(),
  sourceTotalMinor: z.number(),
});

test("an import that is killed in the middle, and begun again, ends equal to the source to the penny", async () => {
  const run = promisify(execFile);
  const args = [path("../../bench/run.ts"), "import", "--file", path("../../sandbox/data/retail-slice.csv.gz"), "--kill", "--json"];
  const { stdout } = await run(process.execPath, args, { env: { ...process.env, DATABASE_URL: "" } });
  const report = Report.parse(JSON.parse(stdout));
  expect(report.exact).toBe(true);
  expect(report.orderTotalMinor).toBe(report.sourceTotalMinor);
  expect(report.lineTotalMinor).toBe(report.sourceTotalMinor);
});

test("a file of trade that is damaged is refused with the reason", async () => {
  const run = promisify(execFile);
  const args = [path("../../bench/run.ts"), "import", "--file", path("./serve-file.ts")];
  const refused = await run(process.execPath, args, { env: { ...process.env, DATABASE_URL: "" } }).catch((error: unknown) => String(error));
  expect(refused).toContain("header");
});
