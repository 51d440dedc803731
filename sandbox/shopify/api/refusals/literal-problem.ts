import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  type GraphQLInputType,
  type GraphQLScalarType,
  type ValueNode,
} from "graphql";
import { isGid, notAGid } from "./strange-ids.ts";

/** What is wrong with a literal: `message` where its scalar has words for it. */
export type LiteralProblem = { message?: string };

/** Whether a value that stands in a document fits its type. What a variable brings is checked when it comes. */
export function literalProblem(type: GraphQLInputType, node: ValueNode): LiteralProblem | undefined {
  if (node.kind === Kind.VARIABLE) return undefined;
  if (node.kind === Kind.NULL) return isNonNullType(type) ? {} : undefined;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.map((item) => literalProblem(inner.ofType, item)).find((problem) => problem !== undefined);
  }
  if (isInputObjectType(inner)) return node.kind === Kind.OBJECT ? undefined : {};
  if (isEnumType(inner)) return node.kind === Kind.ENUM && inner.getValue(node.value) ? undefined : {};
  return isScalarType(inner) ? scalarProblem(inner, node) : undefined;
}

function scalarProblem(type: GraphQLScalarType, node: ValueNode): LiteralProblem | undefined {
  if (type.name === "ID") {
    if (node.kind !== Kind.STRING && node.kind !== Kind.INT) return {};
    return isGid(node.value) ? undefined : { message: notAGid(node.value) };
  }
  try {
    type.parseLiteral(node);
    return undefined;
  } catch (fault) {
    return BUILT_IN.has(type.name) || !(fault instanceof Error) ? {} : { message: fault.message };
  }
}

const BUILT_IN = new Set(["Int", "Float", "String", "Boolean"]);
