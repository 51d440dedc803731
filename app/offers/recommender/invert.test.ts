import fc from "fast-check";
import { expect, test } from "vitest";
import { invertInPlace } from "./invert.ts";

/** How far a matrix times its inverse is from one and zero, at worst. */
function farFromIdentity(matrix: Float64Array, inverse: Float64Array, n: number): number {
  const full = (i: number, j: number) => inverse[Math.max(i, j) * n + Math.min(i, j)]!;
  let worst = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      let sum = 0;
      for (let k = 0; k < n; k += 1) sum += matrix[i * n + k]! * full(k, j);
      worst = Math.max(worst, Math.abs(sum - (i === j ? 1 : 0)));
    }
  }
  return worst;
}

/** XᵀX + λI of as many random rows. */
function gram(n: number, entry: (index: number) => number): Float64Array {
  const rows = Float64Array.from({ length: n * n }, (_, index) => entry(index));
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      for (let k = 0; k < n; k += 1) matrix[i * n + j]! += rows[k * n + i]! * rows[k * n + j]!;
      if (i === j) matrix[i * n + j] = matrix[i * n + j]! + 5;
    }
  return matrix;
}

test("any gram matrix times its inverse is one", () => {
  const sized = fc
    .integer({ min: 1, max: 12 })
    .chain((n) => fc.tuple(fc.constant(n), fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n * n, maxLength: n * n })));
  fc.assert(
    fc.property(sized, ([n, entries]) => {
      const matrix = gram(n, (index) => entries[index]!);
      const inverse = matrix.slice();
      invertInPlace(inverse, n);
      expect(farFromIdentity(matrix, inverse, n)).toBeLessThan(1e-9);
    }),
  );
});

test.each([63, 64, 65, 130, 201])("blocks meet without a seam in a matrix of %i rows", (n) => {
  const matrix = gram(n, (index) => ((index * 7919) % 101) / 101);
  const inverse = matrix.slice();
  invertInPlace(inverse, n);
  expect(farFromIdentity(matrix, inverse, n)).toBeLessThan(1e-8);
});

test("a matrix that can't be inverted so is refused", () => {
  expect(() => invertInPlace(Float64Array.of(1, 2, 2, 1), 2)).toThrow(RangeError);
});
