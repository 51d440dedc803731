import { globSync, readFileSync } from "node:fs";
import ts from "typescript";

/** What the code of a file amounts to. `casts` are `x as T` other than `as const`; `anys` are the word `any` as a type. */
export type Measure = { path: string; lines: number; casts: number; anys: number };

/** Measures one file of TypeScript. */
export function measure(path: string, text: string): Measure {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  let [casts, anys] = [0, 0];
  const visit = (node: ts.Node) => {
    if (ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type))) casts++;
    if (node.kind === ts.SyntaxKind.AnyKeyword) anys++;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path, lines: linesOf(text), casts, anys };
}

function linesOf(text: string): number {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** The figures of a tree: sizes in lines, shares in per cent, casts per 1,000 lines. */
export function figures(files: readonly Measure[], testLines: number) {
  const sorted = files.map(({ lines }) => lines).sort((a, b) => a - b);
  const total = sum(sorted);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    files: files.length,
    lines: total,
    median: at(0.5),
    p90: at(0.9),
    longest: sorted.at(-1) ?? 0,
    underTen: round((100 * sorted.filter((lines) => lines < 10).length) / Math.max(1, files.length)),
    casts: round((1000 * sum(files.map(({ casts }) => casts))) / Math.max(1, total)),
    anys: sum(files.map(({ anys }) => anys)),
    testsToSource: round(testLines / Math.max(1, total)),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const round = (value: number) => Math.round(value * 100) / 100;

function report(): void {
  const isTest = (path: string) => /\.test\.tsx?$/.test(path);
  const inApp = globSync("app/**/*.{ts,tsx}").sort();
  const source = inApp.filter((path) => !isTest(path)).map((path) => measure(path, readFileSync(path, "utf8")));
  const tests = [...inApp.filter(isTest), ...globSync("test/**/*.{ts,tsx}")];
  const found = figures(source, sum(tests.map((path) => linesOf(readFileSync(path, "utf8")))));

  console.log(`app/, tests aside: ${found.files} files, ${found.lines} lines`);
  console.log(`  median lines       ${found.median}  (40 to 60)`);
  console.log(`  p90 lines          ${found.p90}  (under 200)`);
  console.log(`  longest            ${found.longest}  (at most 300)`);
  console.log(`  under ten lines    ${found.underTen} %  (at most 3 %)`);
  console.log(`  casts per 1,000    ${found.casts}  (at most 3)`);
  console.log(`  any                ${found.anys}  (0)`);
  console.log(`  tests : source     ${found.testsToSource}  (at least 0.7)`);
  if (!process.argv.includes("--files")) return;
  for (const { path, lines } of source) if (lines < 10) console.log(`  ${lines} lines: ${path}`);
  for (const { path, casts } of source) if (casts > 0) console.log(`  ${casts} casts: ${path}`);
}

if (import.meta.main) report();
