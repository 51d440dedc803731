import { relative, sep } from "node:path";
import type { ESTree } from "@oxlint/plugins";

/** Stands for what a template fills in. */
export const HOLE = "\u0000";

/** What a template says, with a hole for each value. */
export function textOf({ quasis }: ESTree.TemplateLiteral): string {
  return quasis.map(({ value }) => value.cooked ?? value.raw).join(HOLE);
}

/** The path of the file that a rule looks at, from where Oxlint runs, which is the root of the repository. With `/` on every system. */
export function pathFromRoot({ cwd, filename }: { cwd: string; filename: string }): string {
  return relative(cwd, filename).split(sep).join("/");
}
