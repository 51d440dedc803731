import { GraphQLError, Kind, print, type FieldNode } from "graphql";

/** What graphql-js refuses and the rules beside this do not: two selections under one name that are not the same, a fragment within itself. */
export function conflictRefusal(error: GraphQLError): GraphQLError {
  const loop = /^Cannot spread fragment "(\w+)" within itself/.exec(error.message)?.[1];
  if (loop !== undefined)
    return new GraphQLError(`Fragment ${loop} contains an infinite loop`, {
      nodes: error.nodes,
      path: [`fragment ${loop}`],
      extensions: { code: "infiniteLoop", fragmentName: loop },
    });
  const fields = (error.nodes ?? []).filter((node): node is FieldNode => node.kind === Kind.FIELD);
  const [first, second] = fields;
  if (!/^Fields "\w+" conflict/.test(error.message) || !first || !second) return error;
  const fieldName = (first.alias ?? first.name).value;
  const byArguments = first.name.value === second.name.value;
  const conflicts = [first, second].map((field) => (byArguments ? argumentsOf(field) : field.name.value)).join(" or ");
  return new GraphQLError(`Field '${fieldName}' has ${byArguments ? "an argument" : "a field"} conflict: ${conflicts}?`, {
    nodes: fields,
    path: [],
    extensions: { code: "fieldConflict", fieldName, conflicts },
  });
}

const argumentsOf = (field: FieldNode) =>
  `{${(field.arguments ?? []).map(({ name, value }) => `${name.value}:${JSON.stringify(print(value))}`).join(",")}}`;
