import {
  execute,
  getVariableValues,
  GraphQLError,
  isInputType,
  isObjectType,
  typeFromAST,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLTypeResolver,
  type OperationDefinitionNode,
} from "graphql";
import type { RequestContext } from "../resolver-map.ts";
import { isAccessGranted } from "../schema/is-access-granted.ts";
import type { AdminSchema } from "../schema/load-admin-schema.ts";
import { accessDenied } from "./access-denied.ts";
import type { CheckedDocument } from "./document-cache.ts";
import type { FieldPlans } from "./field-plans.ts";
import type { IdempotencyStore } from "./idempotency-store.ts";
import { isProtected, notApproved } from "./protected-fields.ts";
import { queryCost } from "./query-cost.ts";
import { oversizedInput } from "./refusals/oversized-input.ts";
import { refusedVariable, refusedVariables } from "./refusals/refused-variables.ts";
import { runMutation } from "./run-mutation.ts";
import { strangeIds } from "./refusals/strange-ids.ts";
import { typeNameOf } from "./type-name-of.ts";

export type Execution = {
  admin: AdminSchema;
  plans: FieldPlans;
  idempotency: IdempotencyStore;
};

export type PreparedOperation = {
  readonly operation: OperationDefinitionNode;
  readonly requestedCost: number;
  /** What is refused before anything of it is done costs nothing that could be told. */
  run(request: RequestContext): Promise<{ result: ExecutionResult; actualCost: number | null }>;
};

/** Chooses the operation and its variables; answers the errors when one of the two is missing or wrong. */
export function prepareOperation(
  { admin, plans, idempotency }: Execution,
  { document, operations, fragments }: Extract<CheckedDocument, { checked: "valid" }>,
  operationName: string | undefined,
  givenVariables: Record<string, unknown>,
): PreparedOperation | { errors: readonly GraphQLError[] } {
  const { schema } = admin;
  const operation =
    operationName === undefined && operations.length === 1 ? operations[0] : operations.find(({ name }) => name?.value === operationName);
  if (!operation)
    return {
      errors: [new GraphQLError(operationName === undefined ? "An operation name is required" : `No operation named "${operationName}"`)],
    };

  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], givenVariables);
  const definitions = operation.variableDefinitions ?? [];
  if (errors) return { errors: refusedVariables(schema, definitions, errors, givenVariables) };

  const strange = definitions.flatMap(({ variable, type }) => {
    const inputType = typeFromAST(schema, type);
    const name = variable.name.value;
    const found = isInputType(inputType) ? strangeIds(inputType, coerced[name]) : [];
    return found.length > 0 ? [refusedVariable(definitions, name, found, givenVariables[name])] : [];
  });
  if (strange.length > 0) return { errors: strange };

  const costed = { schema, operation, fragments, variables: coerced };
  const requestedCost = queryCost(costed);
  const mutationType = schema.getMutationType();

  const fieldResolver: GraphQLFieldResolver<unknown, RequestContext, Record<string, unknown>> = (source, args, request, info) => {
    const plan = plans(info.parentType, info.fieldName);
    for (const demand of plan.demands) if (!isAccessGranted(demand, request.grantedScopes)) throw accessDenied(info.fieldName, demand);
    if (request.hidesPeople && isProtected(info.parentType.name, info.fieldName)) throw notApproved(info.fieldName);
    const read = () => plan.read(source, args, request, info);
    return info.parentType === mutationType ? runMutation(args, info, idempotency, read) : read();
  };

  const typeResolver: GraphQLTypeResolver<unknown, RequestContext> = (value, request, info) => {
    const name = typeNameOf(value);
    const demand = name === undefined ? undefined : admin.access.get(name);
    if (demand && !isAccessGranted(demand, request.grantedScopes)) throw accessDenied(info.fieldName, demand);
    if (name === undefined || !isObjectType(schema.getType(name)))
      throw new GraphQLError(`Waybill's Shopify stand-in does not say of which type ${info.parentType.name}.${info.fieldName} is`);
    return name;
  };

  return {
    operation,
    requestedCost,
    async run(request) {
      const tooLong = oversizedInput(schema, operation, coerced);
      if (tooLong.length > 0) return { result: { errors: tooLong }, actualCost: null };
      const result = await execute({
        schema,
        document,
        operationName: operation.name?.value ?? null,
        variableValues: givenVariables,
        rootValue: {},
        contextValue: request,
        fieldResolver,
        typeResolver,
      });
      return { result, actualCost: Math.min(requestedCost, queryCost(costed, result.data ?? {})) };
    },
  };
}
