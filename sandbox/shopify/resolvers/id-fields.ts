import type { Resolver } from "../resolver-map.ts";
import { toGid } from "../state/gid.ts";

/** The `id` and `legacyResourceId` fields of a type whose records have a number. */
export function idFields(type: string): Record<"id" | "legacyResourceId", Resolver> {
  return {
    id: ({ id }: { id: number }) => toGid(type, id),
    legacyResourceId: ({ id }: { id: number }) => String(id),
  };
}
