import { createHash } from "node:crypto";

/** A number in [0, 1) that depends on the seed and the key only, so that the order of requests changes nothing. */
export function seededChance(seed: number, key: string): number {
  return createHash("sha256").update(`${seed}:${key}`).digest().readUInt32BE(0) / 2 ** 32;
}
