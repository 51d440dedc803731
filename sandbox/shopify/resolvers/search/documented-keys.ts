import type { GraphQLResolveInfo } from "graphql";

export type DocumentedKeys = ReadonlySet<string>;

const known = new WeakMap<object, DocumentedKeys>();

/** The search keys that the schema's text gives for a field's `query`, or nothing where it gives none. */
export function documentedKeys({ parentType, fieldName }: GraphQLResolveInfo): DocumentedKeys | undefined {
  const argument = parentType.getFields()[fieldName]?.args.find(({ name }) => name === "query");
  if (!argument) return undefined;
  let keys = known.get(argument);
  if (!keys) {
    const rows = [...(argument.description ?? "").matchAll(/^\|\s*([a-z]\w*)\s*\|\s*\w/gm)];
    keys = new Set(rows.map(([, key = ""]) => key).filter((key) => key !== "name" || rows.filter((row) => row[1] === "name").length > 1));
    known.set(argument, keys);
  }
  return keys.size > 0 ? keys : undefined;
}
