/** A number from 0 to `below` that a text always gives (FNV-1a): what is made up about a record is the same in every run. */
export function stableNumber(text: string, below: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  // FNV's low bits vary little between texts that end alike.
  hash ^= hash >>> 15;
  return (Math.imul(hash, 0x2c1b3c6d) >>> 0) % below;
}
