/** A word that more of the titles than this have ("set", "red") says nothing of what goes together. */
const COMMON = 0.2;

/**
 * Calls `each` for every two items whose titles share words, with how alike they are: 0 to 1, rare words counting for more. Items of a
 * collection are recognised by it before many were bought together.
 */
export function compareTitles(titles: readonly string[], each: (item: number, other: number, likeness: number) => void): void {
  const holders = new Map<string, number[]>();
  for (const [item, title] of titles.entries()) {
    for (const word of wordsOf(title)) {
      const having = holders.get(word);
      if (having) having.push(item);
      else holders.set(word, [item]);
    }
  }
  const telling = [...holders.values()].filter(({ length }) => length >= 2 && length <= titles.length * COMMON);
  const size = new Float64Array(titles.length);
  for (const having of telling) for (const item of having) size[item]! += 1 / having.length;
  for (const having of telling) {
    for (let a = 1; a < having.length; a += 1) {
      const item = having[a]!;
      for (let b = 0; b < a; b += 1) each(item, having[b]!, 1 / having.length / Math.sqrt(size[item]! * size[having[b]!]!));
    }
  }
}

/** Words of two letters and more, in any script. */
function wordsOf(title: string): Set<string> {
  return new Set(title.toUpperCase().match(/\p{L}{2,}/gu));
}
