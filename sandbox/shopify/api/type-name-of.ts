/** The concrete type of a source: its `__typename`, else the type in its GID. */
export function typeNameOf(source: unknown): string | undefined {
  if (typeof source !== "object" || source === null) return undefined;
  const { __typename, id } = source as { __typename?: unknown; id?: unknown };
  if (typeof __typename === "string") return __typename;
  return typeof id === "string" ? /^gid:\/\/shopify\/([A-Za-z]+)\//.exec(id)?.[1] : undefined;
}
