import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isInputObjectType,
  isListType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";

const isGid = (id: unknown) => typeof id === "string" && /^gid:\/\/[\w-]+\/\w+\/.+/.test(id);

const said = (id: unknown) => `Invalid global id '${String(id)}'`;

/** Ids written into a document that are none: Shopify refuses the document. */
export function strangeLiteralIds(schema: GraphQLSchema, document: DocumentNode): GraphQLError[] {
  const types = new TypeInfo(schema);
  const errors: GraphQLError[] = [];
  const check = (node: { value: string }) => {
    const type = types.getInputType();
    if (!type || getNamedType(type).name !== "ID" || isGid(node.value)) return;
    errors.push(new GraphQLError(said(node.value), { extensions: { code: "argumentLiteralsIncompatible", typeName: "CoercionError" } }));
  };
  visit(document, visitWithTypeInfo(types, { StringValue: check, IntValue: check }));
  return errors;
}

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
  return "name" in inner && inner.name === "ID" && !isGid(value) ? [{ path, explanation: said(value), message: said(value) }] : [];
}
