import { getNamedType, type GraphQLNamedType, type GraphQLObjectType } from "graphql";

/** What a connection lists; undefined for every type that is not a connection. */
export function nodeTypeOf(type: GraphQLObjectType): GraphQLNamedType | undefined {
  if (!type.name.endsWith("Connection")) return undefined;
  const { edges, nodes } = type.getFields();
  if (nodes) return getNamedType(nodes.type);
  const edge = edges && getNamedType(edges.type);
  return edge && "getFields" in edge ? getNamedType(edge.getFields()["node"]?.type) : undefined;
}
