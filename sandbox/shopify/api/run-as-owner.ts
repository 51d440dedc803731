import type { RequestContext } from "../resolver-map.ts";
import { prepareOperation, type Execution } from "./prepare-operation.ts";
import type { CheckedDocument } from "./document-cache.ts";
import type { ThrottleStatus } from "./cost-bucket.ts";

export type OwnersDocument = { query: string; variables?: Record<string, unknown> | undefined; operationName?: string | undefined };

export type OwnersAnswer = { data?: unknown; errors?: readonly unknown[]; extensions?: Record<string, unknown> };

export type OwnersEngine = Execution & { check(text: string): CheckedDocument };

/** Every scope there is. */
export const everyScope: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true });

const untouched: ThrottleStatus = { maximumAvailable: 20_000, currentlyAvailable: 20_000, restoreRate: 1000 };

/**
 * Runs an Admin document as the shop's owner does it by the admin's own buttons: no scope is asked for and no bucket is drawn on. What
 * Shopify demands of a document (`@idempotent`, `changeFromQuantity`) is demanded here too.
 */
export async function runAsOwner(engine: OwnersEngine, asked: OwnersDocument, request: RequestContext): Promise<OwnersAnswer> {
  const checked = engine.check(asked.query);
  if (checked.checked === "invalid") return { errors: checked.errors };
  const prepared = prepareOperation(engine, checked, asked.operationName, asked.variables ?? {});
  if ("errors" in prepared) return { errors: prepared.errors };
  const { result, actualCost } = await prepared.run(request);
  for (const { originalError } of result.errors ?? [])
    if (originalError && originalError.name !== "GraphQLError") console.error("Shopify stand-in:", originalError);
  return {
    ...(result.data !== undefined && { data: result.data }),
    ...(result.errors && { errors: result.errors }),
    extensions: {
      cost: { requestedQueryCost: prepared.requestedCost, actualQueryCost: actualCost, throttleStatus: untouched },
    },
  };
}
