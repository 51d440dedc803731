import {
  getNamedType,
  getNullableType,
  isInputType,
  isListType,
  isNonNullType,
  GraphQLNonNull,
  Kind,
  print,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from "graphql";
import type { VariableUse } from "./argument-refusals.ts";
import { literalProblem } from "./literal-problem.ts";
import type { DocumentPath, Refuse } from "./refusal.ts";

/** Refuses variables that are declared of no type that goes in, or with a default that does not fit. */
export function refuseDeclarations(refuse: Refuse, schema: GraphQLSchema, operation: OperationDefinitionNode, path: DocumentPath): void {
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    const typeName = namedIn(definition);
    if (!isInputType(type))
      refuse(
        `${typeName} isn't a ${type ? "valid" : "defined"} input type (on $${name})`,
        { node: definition, path },
        { code: "variableRequiresValidType", typeName, variableName: name },
      );
    else if (definition.defaultValue && literalProblem(type, definition.defaultValue))
      refuse(
        `Default value for $${name} doesn't match type ${print(definition.type)}`,
        { node: definition, path },
        { code: "defaultValueInvalidType", variableName: name, typeName: print(definition.type) },
      );
  }
}

/** Refuses a variable that stands where another type, another depth of lists, or a value is asked for. */
export function refuseMismatch(refuse: Refuse, schema: GraphQLSchema, definition: VariableDefinitionNode, use: VariableUse): void {
  const declared = typeFromAST(schema, definition.type);
  if (!isInputType(declared)) return;
  const given =
    definition.defaultValue && definition.defaultValue.kind !== Kind.NULL ? new GraphQLNonNull(getNullableType(declared)) : declared;
  const wanted = use.hasDefault && isNonNullType(use.type) ? use.type.ofType : use.type;
  const wrong =
    getNamedType(given).name !== getNamedType(wanted).name
      ? "Type mismatch"
      : depth(given) !== depth(wanted)
        ? "List dimension mismatch"
        : isStrictEnough(given, wanted)
          ? undefined
          : "Nullability mismatch";
  if (!wrong) return;
  const name = definition.variable.name.value;
  const argumentName = use.argument.name.value;
  refuse(
    `${wrong} on variable $${name} and argument ${argumentName} (${String(given)} / ${String(use.type)})`,
    { node: use.argument, path: use.path },
    { code: "variableMismatch", variableName: name, typeName: String(given), argumentName, errorMessage: wrong },
  );
}

const depth = (type: GraphQLInputType): number => {
  const inner = getNullableType(type);
  return isListType(inner) ? 1 + depth(inner.ofType) : 0;
};

function isStrictEnough(given: GraphQLInputType, wanted: GraphQLInputType): boolean {
  if (isNonNullType(wanted)) return isNonNullType(given) && isStrictEnough(given.ofType, wanted.ofType);
  const inner = getNullableType(given);
  return isListType(inner) && isListType(wanted) ? isStrictEnough(inner.ofType, wanted.ofType) : true;
}

const namedIn = ({ type }: VariableDefinitionNode): string => print(type).replace(/[![\]]/g, "");
