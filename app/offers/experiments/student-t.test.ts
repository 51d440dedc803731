import { expect, test } from "vitest";
import { studentT975 } from "./student-t.ts";

/** NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, column 0.975. */
test.each([
  [5, 2.571],
  [10, 2.228],
  [30, 2.042],
  [60, 2.0],
  [100, 1.984],
  [Infinity, 1.96],
])("of Student's t with %d degrees of freedom, 0.975 lie below %d", (degrees, point) => {
  expect(Math.abs(studentT975(degrees) - point)).toBeLessThan(0.001);
});
