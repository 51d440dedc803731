const FIRST = 0xcc9e2d51;
const SECOND = 0x1b873593;
const rotate = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

/**
 * MurmurHash3_x86_32 (Austin Appleby, public domain) of a text's UTF-16 code units, low byte first. Chosen because it can be computed
 * anywhere in a tenth of a microsecond and passes SMHasher; it keeps nothing secret.
 */
export function murmur3(text: string, seed: number): number {
  let hash = seed | 0;
  const pairs = text.length >> 1;
  for (let pair = 0; pair < pairs; pair++) {
    hash ^= mixWord(text.charCodeAt(2 * pair) | (text.charCodeAt(2 * pair + 1) << 16));
    hash = (Math.imul(rotate(hash, 13), 5) + 0xe6546b64) | 0;
  }
  if (text.length % 2 === 1) hash ^= mixWord(text.charCodeAt(text.length - 1));

  hash ^= text.length * 2;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const mixWord = (word: number) => Math.imul(rotate(Math.imul(word, FIRST), 15), SECOND);

/**
 * A number in [0, 1) that is the same for the same purpose, shop's seed and keys, for ever, and tells nothing about any other: each part
 * is hashed with the hash of those before it as its seed, so that ("ab", "c") is not ("a", "bc") and two purposes never agree.
 */
export function keyedShare(purpose: string, shopSeed: string, ...keys: readonly (string | number)[]): number {
  let hash = murmur3(shopSeed, murmur3(purpose, 0));
  for (const key of keys) hash = murmur3(String(key), hash);
  return hash / 2 ** 32;
}
