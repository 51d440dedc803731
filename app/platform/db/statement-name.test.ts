import { expect, test } from "vitest";
import { statementName } from "./statement-name.ts";

const name = (sql: string, args: unknown[] = [1]) => statementName({ sql, args });

test("a statement that comes again and again gets a name, always the same, and no other has it", () => {
  const [first, ...later] = Array.from({ length: 6 }, () => name("SELECT 1 WHERE $1"));
  expect(first).toBe("");
  expect(later.at(-1)).toMatch(/^prisma-/);
  expect(later.at(-2)).toBe(later.at(-1));
  const other = Array.from({ length: 6 }, () => name("SELECT 2 WHERE $1")).at(-1);
  expect(other).not.toBe(later.at(-1));
});

test("one without values is none to plan", () => {
  expect(Array.from({ length: 9 }, () => name("COMMIT", []))).toEqual(Array.from({ length: 9 }, () => ""));
});

test("however many statements are sent, a connection keeps some hundreds", () => {
  const named = Array.from({ length: 3000 }, (_, index) => Array.from({ length: 6 }, () => name(`SELECT ${index} WHERE $1`)).at(-1));
  expect(named.filter((one) => one !== "").length).toBeLessThan(500);
});
