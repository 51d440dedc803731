/**
 * Every set of 1 to `most` of the numbers 0 … n−1: smaller sets first, those of a size in lexicographic order. So among equals the first
 * found has the fewest parcels, then the best priorities. The array is the same one each time: copy it to keep it.
 */
export function* everySet(n: number, most: number): Generator<readonly number[]> {
  for (let size = 1; size <= Math.min(n, most); size++) {
    const set = Array.from({ length: size }, (_, index) => index);
    for (;;) {
      yield set;
      let place = size - 1;
      while (place >= 0 && set[place] === n - size + place) place -= 1;
      if (place < 0) break;
      set[place]! += 1;
      for (let next = place + 1; next < size; next++) set[next] = set[next - 1]! + 1;
    }
  }
}
