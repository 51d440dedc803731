import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import {
  buildClientSchema,
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type IntrospectionQuery,
  Kind,
  parse,
  validate,
} from "graphql";
import { buyerIn } from "../../storefront/buyer.ts";
import type { Visit } from "../../storefront/visit.ts";
import { createCart } from "./create-cart.ts";
import { rootOf } from "./root.ts";

const path = fileURLToPath(new URL("../../../.cache/storefront-graphql_2026-10.json.gz", import.meta.url));
let loading: Promise<GraphQLSchema> | undefined;

/** Answers a document of the Storefront API (2026-10) for a buyer; `@inContext` names another country and language. A field that nobody has built is an error that names it. */
export async function answerQuery(visit: Visit, query: string, variables: Record<string, unknown> = {}): Promise<FormattedExecutionResult> {
  loading ??= load();
  const schema = await loading;
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error.toJSON() : { message: String(error) }] };
  }
  const wrong = validate(schema, document);
  if (wrong.length > 0) return { errors: wrong.map((error) => error.toJSON()) };
  const { country, language } = contextOf(document, variables);
  const { state } = visit.storefront;
  const buyer =
    country === undefined && language === undefined ? visit.buyer : buyerIn(state, country ?? visit.buyer.country, language?.toLowerCase());
  const rootValue = {
    ...rootOf(state, buyer, visit.url.origin),
    cartCreate: ({ input }: { input?: Parameters<typeof createCart>[1] }) => createCart(visit.storefront, input ?? {}),
  };
  const { data, errors } = await execute({ schema, document, rootValue, variableValues: variables, fieldResolver });
  return { data: data ?? null, ...(errors && { errors: errors.map((error) => error.toJSON()) }) };
}

/** Fields are values or functions of their arguments; what is neither is not built. */
const fieldResolver: GraphQLFieldResolver<Record<string, unknown>, unknown> = (source, args, _context, { fieldName, parentType }) => {
  const value = source[fieldName];
  if (value === undefined) throw new GraphQLError(`${parentType.name}.${fieldName} is not built in the sandbox's Storefront API.`);
  return typeof value === "function" ? (value as (given: unknown) => unknown)(args) : value;
};

function contextOf(document: DocumentNode, variables: Record<string, unknown>) {
  const said: Record<string, string> = {};
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== "inContext") continue;
      for (const { name, value } of directive.arguments ?? []) {
        const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.ENUM ? value.value : undefined;
        if (typeof given === "string") said[name.value] = given;
      }
    }
  }
  return { country: said["country"], language: said["language"] };
}

async function load(): Promise<GraphQLSchema> {
  const packed = await readFile(path).catch((cause: unknown) => {
    throw new Error("Shopify's Storefront schema is not in .cache/. Fetch it: node tools/setup/fetch-admin-schema.mjs", { cause });
  });
  const { data } = JSON.parse((await promisify(gunzip)(packed)).toString()) as { data: IntrospectionQuery };
  return buildClientSchema(data, { assumeValid: true });
}
