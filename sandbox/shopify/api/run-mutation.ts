import {
  getDirectiveValues,
  getNamedType,
  GraphQLError,
  isEnumType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from "graphql";
import { demandCompareAndSet } from "./demand-compare-and-set.ts";
import { NEEDS_IDEMPOTENCY_KEY } from "../../../tools/codegen/run-time-rules.ts";
import type { IdempotencyStore } from "./idempotency-store.ts";

/** Runs one mutation under the two demands that the schema cannot express: `@idempotent(key:)` and `changeFromQuantity`. */
export async function runMutation(
  args: Record<string, unknown>,
  info: GraphQLResolveInfo,
  store: IdempotencyStore,
  run: () => unknown,
): Promise<unknown> {
  const field = info.parentType.getFields()[info.fieldName];
  for (const argument of field?.args ?? []) demandCompareAndSet(argument.type, args[argument.name]);

  const key = idempotencyKey(info);
  if (!NEEDS_IDEMPOTENCY_KEY.has(info.fieldName)) return run();
  if (key === undefined)
    throw new GraphQLError("The @idempotent directive is required for this mutation but was not provided.", {
      extensions: { code: "BAD_REQUEST" },
    });
  if (key.trim() === "") throw new GraphQLError("The idempotency key cannot be blank.", { extensions: { code: "BAD_REQUEST" } });

  const claim = store.claim(key, `${info.fieldName} ${stableJson(args)}`);
  if (claim.claim === "repeat") return claim.answer;
  const payload = getNamedType(info.returnType);
  if (claim.claim === "refused") {
    if (!isObjectType(payload)) throw new GraphQLError(claim.message, { extensions: { code: claim.code } });
    return refusal(payload, claim.message, claim.code);
  }

  try {
    const answer = await run();
    claim.settle(answer, !hasUserErrors(answer));
    return answer;
  } catch (fault) {
    claim.settle(undefined, false);
    throw fault;
  }
}

function idempotencyKey(info: GraphQLResolveInfo): string | undefined {
  const directive = info.schema.getDirective("idempotent");
  const node = info.fieldNodes[0];
  const key: unknown = directive && node && getDirectiveValues(directive, node, info.variableValues)?.["key"];
  return typeof key === "string" ? key : undefined;
}

/** A payload whose only content is one user error. Payloads whose errors have no codes get the message alone. */
function refusal(payload: GraphQLObjectType, message: string, code: string): Record<string, unknown> {
  const fields = Object.values(payload.getFields());
  return Object.fromEntries(
    fields.map((field) => {
      if (!/userErrors$/i.test(field.name)) return [field.name, null];
      const errorType = getNamedType(field.type);
      const codes = isObjectType(errorType) && errorType.getFields()["code"];
      const codeType = codes ? getNamedType(codes.type) : undefined;
      return [field.name, [{ message, field: null, code: isEnumType(codeType) && codeType.getValue(code) ? code : null }]];
    }),
  );
}

function hasUserErrors(answer: unknown): boolean {
  if (typeof answer !== "object" || answer === null) return false;
  return Object.entries(answer).some(([name, value]) => /userErrors$/i.test(name) && Array.isArray(value) && value.length > 0);
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
