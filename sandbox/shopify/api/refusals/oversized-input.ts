import { getArgumentValues, GraphQLError, Kind, type FieldNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { DocumentPath } from "./refusal.ts";

/** Lists that may be longer than others, or that the mutation itself counts. */
const limits: Readonly<Record<string, number>> = {
  draftOrderCreate: 499,
  productSet: 2048,
  productVariantsBulkCreate: 2048,
  productVariantsBulkUpdate: 2048,
};

/** Of these only the list that the limit is about is longer. */
const about: Readonly<Record<string, string>> = { draftOrderCreate: "lineItems", productSet: "variants" };

const most = 250;

/** Lists in root fields' arguments that are longer than Shopify takes. For one of them nothing of the document is done. */
export function oversizedInput(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): GraphQLError[] {
  const root = schema.getRootType(operation.operation);
  const fields = operation.selectionSet.selections.filter((selection): selection is FieldNode => selection.kind === Kind.FIELD);
  return fields.flatMap((node) => {
    const field = root?.getFields()[node.name.value];
    return field && node.arguments && node.arguments.length > 0
      ? tooLong(node, getArgumentValues(field, node, variables), [node.name.value])
      : [];
  });
}

function tooLong(node: FieldNode, value: unknown, path: DocumentPath): GraphQLError[] {
  if (Array.isArray(value)) {
    const limit = limitOf(node.name.value, path);
    if (value.length <= limit) return value.flatMap((item) => tooLong(node, item, path));
    return [
      new GraphQLError(`The input array size of ${value.length} is greater than the maximum allowed of ${limit}.`, {
        nodes: node,
        path,
        extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
      }),
    ];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => tooLong(node, part, [...path, name]));
}

const limitOf = (field: string, path: DocumentPath) =>
  about[field] === undefined || about[field] === path.at(-1) ? (limits[field] ?? most) : most;
