import { GraphQLError } from "graphql";
import { z } from "zod";
import type { RequestContext } from "../resolver-map.ts";
import type { SearchNote } from "../resolvers/search/search-note.ts";
import type { CostBucket } from "./cost-bucket.ts";
import type { CheckedDocument } from "./document-cache.ts";
import { prepareOperation, type Execution } from "./prepare-operation.ts";

const GraphqlRequest = z.object({
  query: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

export type GraphqlAnswer = {
  status: number;
  json: Record<string, unknown>;
  /** What was taken for it. */
  points?: number;
};

export type GraphqlEngine = Execution & { check(text: string): CheckedDocument; bucket: CostBucket };

/** The most that one query may ask for, whatever the bucket holds. */
const singleQueryLimit = 1000;

/** Answers the body of a POST to the Admin API. Everything that is wrong with a readable request is told with status 200, as Shopify does. */
export async function answerGraphql(engine: GraphqlEngine, body: unknown, request: RequestContext): Promise<GraphqlAnswer> {
  const parsed = GraphqlRequest.safeParse(body);
  if (!parsed.success) return { status: 400, json: { errors: { query: "Required parameter missing or invalid" } } };

  const checked = engine.check(parsed.data.query);
  if (checked.checked === "invalid") return ok({ errors: checked.errors });
  const prepared = prepareOperation(engine, checked, parsed.data.operationName ?? undefined, parsed.data.variables ?? {});
  if ("errors" in prepared) return ok({ errors: prepared.errors });

  const { requestedCost } = prepared;
  const cost = (actualQueryCost: number | null) => ({
    cost: { requestedQueryCost: requestedCost, actualQueryCost, throttleStatus: engine.bucket.status() },
  });

  if (requestedCost > singleQueryLimit) return ok({ errors: [tooDear(requestedCost)] });
  if (!engine.bucket.take(requestedCost))
    return ok({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" } }],
      extensions: cost(null),
    });

  const searches: SearchNote[] = [];
  const { result, actualCost } = await prepared.run({ ...request, searches });
  engine.bucket.giveBack(requestedCost - (actualCost ?? 0));
  for (const { originalError } of result.errors ?? [])
    if (originalError && !(originalError instanceof GraphQLError)) console.error("Shopify stand-in:", originalError);
  const json = {
    ...(result.data !== undefined && { data: result.data }),
    ...(result.errors && { errors: result.errors }),
    extensions: { ...cost(actualCost), ...(searches.length > 0 && { search: searches }) },
  };
  return { ...ok(json), points: actualCost ?? 0 };
}

const ok = (json: Record<string, unknown>): GraphqlAnswer => ({ status: 200, json });

const tooDear = (cost: number) => ({
  message: `Query cost is ${cost}, which exceeds the single query max cost limit (${singleQueryLimit}).

See https://shopify.dev/concepts/about-apis/rate-limits for more information on how the
cost of a query is calculated.

To query larger amounts of data with fewer limits, bulk operations should be used instead.
See https://shopify.dev/tutorials/perform-bulk-operations-with-admin-api for usage details.
`,
  extensions: {
    code: "MAX_COST_EXCEEDED",
    cost,
    maxCost: singleQueryLimit,
    documentation: "https://shopify.dev/api/usage/limits#rate-limits",
  },
});
