import type { ResolverMap } from "./resolver-map.ts";

/** One map out of several; for a field that more than one has, the later wins. */
export function mergeResolvers(...maps: readonly ResolverMap[]): ResolverMap {
  const merged: ResolverMap = {};
  for (const map of maps) for (const [type, fields] of Object.entries(map)) merged[type] = { ...merged[type], ...fields };
  return merged;
}
