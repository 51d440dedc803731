import { expect, test } from "vitest";
import { figures, measure } from "./report-sizes.ts";

test("casts and any are counted as the compiler sees them", () => {
  const text =
    'import * as a from "a";\nimport { b as c } from "b";\nconst d = ["x"] as const;\nconst e = d as unknown as string; // as any\nlet f: any;\n';
  expect(measure("a.ts", text)).toEqual({ path: "a.ts", lines: 5, casts: 2, anys: 1 });
});

test("the figures are of lines, in shares and per thousand", () => {
  const files = [5, 50, 60, 285].map((lines) => ({ path: "a.ts", lines, casts: lines === 50 ? 2 : 0, anys: 0 }));
  expect(figures(files, 200)).toEqual({
    files: 4,
    lines: 400,
    median: 60,
    p90: 285,
    longest: 285,
    underTen: 25,
    casts: 5,
    anys: 0,
    testsToSource: 0.5,
  });
});
