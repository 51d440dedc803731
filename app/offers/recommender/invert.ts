/** Rows and columns that are worked on together: they stay in the processor's cache. */
const BLOCK = 64;
const DEPTH = 256;

/**
 * Inverts a symmetric, positive definite matrix (row after row) in its own place, of which only the lower triangle is read, and of which
 * afterwards only the lower triangle says anything. Cholesky in blocks: A = L·Lᵀ, U = (L⁻¹)ᵀ, A⁻¹ = U·Uᵀ. L grows in the lower triangle
 * and U in the upper one, so that no second matrix is needed, and everything is sums over two rows. Some n³/2 multiplications.
 *
 * Throws RangeError for a matrix that is not positive definite.
 */
export function invertInPlace(matrix: Float64Array, n: number): void {
  const diagonal = factor(matrix, n);
  invertFactor(matrix, n, diagonal);
  multiplyFactors(matrix, n);
}

/** Leaves L below the diagonal, and answers its diagonal. */
function factor(m: Float64Array, n: number): Float64Array {
  const diagonal = new Float64Array(n);
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(start + BLOCK, n);
    addProducts(m, n, { from: start, to: n }, { from: start, to: end }, { from: 0, to: start }, -1);
    for (let j = start; j < end; j += 1) {
      const pivot = m[j * n + j]! - dot(m, j * n + start, j * n + start, j - start);
      if (!(pivot > 0)) throw new RangeError(`Not positive definite: pivot ${pivot} in row ${j}.`);
      diagonal[j] = Math.sqrt(pivot);
      for (let i = j + 1; i < n; i += 1) m[i * n + j] = (m[i * n + j]! - dot(m, i * n + start, j * n + start, j - start)) / diagonal[j]!;
    }
  }
  return diagonal;
}

/** Puts U = (L⁻¹)ᵀ on and above the diagonal. */
function invertFactor(m: Float64Array, n: number, diagonal: Float64Array): void {
  for (let i = 0; i < n; i += 1) {
    m.fill(0, i * n + i, i * n + n);
    m[i * n + i] = 1 / diagonal[i]!;
  }
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(start + BLOCK, n);
    for (let block = 0; block <= start; block += BLOCK) {
      const rows = { from: block, to: Math.min(block + BLOCK, n) };
      addProducts(m, n, rows, { from: start, to: end }, { from: rows.to, to: start }, 1);
      for (let j = rows.from; j < rows.to; j += 1) {
        for (let i = Math.max(start, j + 1); i < end; i += 1) {
          // What the block sums left out: the block in which the row of U begins, and the one that is just being solved.
          const beginning = block < start ? dot(m, i * n + j, j * n + j, rows.to - j) : 0;
          const from = Math.max(start, j);
          const solved = dot(m, i * n + from, j * n + from, i - from);
          m[j * n + i] = -(m[j * n + i]! + beginning + solved) / diagonal[i]!;
        }
      }
    }
  }
}

/** Puts U·Uᵀ on and below the diagonal. */
function multiplyFactors(m: Float64Array, n: number): void {
  for (let start = 0; start < n; start += BLOCK) {
    const end = Math.min(start + BLOCK, n);
    for (let i = start; i < end; i += 1) m.fill(0, i * n, i * n + start);
    addProducts(m, n, { from: start, to: end }, { from: 0, to: start }, { from: end, to: n }, 1);
    for (let i = start; i < end; i += 1) {
      for (let j = 0; j < start; j += 1) m[i * n + j]! += dot(m, i * n + i, j * n + i, end - i);
      for (let j = start; j <= i; j += 1) m[i * n + j] = dot(m, i * n + i, j * n + i, n - i);
    }
  }
}

function dot(m: Float64Array, a: number, b: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k += 1) sum += m[a + k]! * m[b + k]!;
  return sum;
}

type Range = { from: number; to: number };

/** m[i][j] += sign · Σ m[i][k]·m[j][k], for all i and j and over all k of the ranges: four rows by four at a time. */
function addProducts(m: Float64Array, n: number, rows: Range, columns: Range, depth: Range, sign: 1 | -1): void {
  for (let k0 = depth.from; k0 < depth.to; k0 += DEPTH) {
    const length = Math.min(DEPTH, depth.to - k0);
    let i = rows.from;
    for (; i + 4 <= rows.to; i += 4) {
      let j = columns.from;
      for (; j + 4 <= columns.to; j += 4) addFourByFour(m, n, i, j, k0, length, sign);
      for (; j < columns.to; j += 1) for (let r = i; r < i + 4; r += 1) m[r * n + j]! += sign * dot(m, r * n + k0, j * n + k0, length);
    }
    for (; i < rows.to; i += 1)
      for (let j = columns.from; j < columns.to; j += 1) m[i * n + j]! += sign * dot(m, i * n + k0, j * n + k0, length);
  }
}

function addFourByFour(m: Float64Array, n: number, i: number, j: number, k0: number, length: number, sign: 1 | -1): void {
  const a0 = i * n + k0, a1 = a0 + n, a2 = a1 + n, a3 = a2 + n; // oxfmt-ignore
  const b0 = j * n + k0, b1 = b0 + n, b2 = b1 + n, b3 = b2 + n; // oxfmt-ignore
  let s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0; // oxfmt-ignore
  let s20 = 0, s21 = 0, s22 = 0, s23 = 0, s30 = 0, s31 = 0, s32 = 0, s33 = 0; // oxfmt-ignore
  for (let k = 0; k < length; k += 1) {
    const y0 = m[b0 + k]!, y1 = m[b1 + k]!, y2 = m[b2 + k]!, y3 = m[b3 + k]!; // oxfmt-ignore
    const x0 = m[a0 + k]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3; // oxfmt-ignore
    const x1 = m[a1 + k]!;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3; // oxfmt-ignore
    const x2 = m[a2 + k]!;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
    s23 += x2 * y3; // oxfmt-ignore
    const x3 = m[a3 + k]!;
    s30 += x3 * y0;
    s31 += x3 * y1;
    s32 += x3 * y2;
    s33 += x3 * y3; // oxfmt-ignore
  }
  const c0 = i * n + j, c1 = c0 + n, c2 = c1 + n, c3 = c2 + n; // oxfmt-ignore
  m[c0]! += sign * s00;
  m[c0 + 1]! += sign * s01;
  m[c0 + 2]! += sign * s02;
  m[c0 + 3]! += sign * s03; // oxfmt-ignore
  m[c1]! += sign * s10;
  m[c1 + 1]! += sign * s11;
  m[c1 + 2]! += sign * s12;
  m[c1 + 3]! += sign * s13; // oxfmt-ignore
  m[c2]! += sign * s20;
  m[c2 + 1]! += sign * s21;
  m[c2 + 2]! += sign * s22;
  m[c2 + 3]! += sign * s23; // oxfmt-ignore
  m[c3]! += sign * s30;
  m[c3 + 1]! += sign * s31;
  m[c3 + 2]! += sign * s32;
  m[c3 + 3]! += sign * s33; // oxfmt-ignore
}
