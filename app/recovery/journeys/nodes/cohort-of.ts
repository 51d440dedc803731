import { createHash } from "node:crypto";

const FINE = 1_000_000;

/**
 * On which of several ways somebody goes at a node, by their shares: a hash of the person and the node. The same person always goes the same way;
 * whoever is on a way whose share grows stays on it, as far as those before it keep theirs.
 */
export function cohortOf(personId: string, nodeId: string, shares: readonly number[]): number {
  const drawn = createHash("sha256").update(`${personId} ${nodeId}`).digest().readUInt32BE(0) % FINE;
  const total = shares.reduce((sum, share) => sum + share, 0);
  let upTo = 0;
  for (const [index, share] of shares.entries()) {
    upTo += share;
    if (drawn * total < upTo * FINE) return index;
  }
  return shares.length - 1;
}
