import { getNullableType, isInputObjectType, isListType, type GraphQLInputType } from "graphql";

export const isGid = (id: unknown): boolean => typeof id === "string" && /^gid:\/\/[\w-]+\/\w+\/.+/.test(id);

export const notAGid = (id: unknown): string => `Invalid global id '${String(id)}'`;

/** Where a variable of that type has an id that is none, and which. */
export function strangeIds(
  type: GraphQLInputType,
  value: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; explanation: string; message: string }[] {
  if (value == null) return [];
  const inner = getNullableType(type);
  if (isListType(inner))
    return (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((item, index) =>
      strangeIds(inner.ofType, item, [...path, index]),
    );
  if (isInputObjectType(inner))
    return Object.values(inner.getFields()).flatMap((field) =>
      strangeIds(field.type, (value as Record<string, unknown>)[field.name], [...path, field.name]),
    );
  return "name" in inner && inner.name === "ID" && !isGid(value) ? [{ path, explanation: notAGid(value), message: notAGid(value) }] : [];
}
