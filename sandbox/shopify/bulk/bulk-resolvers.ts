import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../clock.ts";
import { connectionOf, type ConnectionArgs } from "../connection.ts";
import type { RequestContext, ResolverMap } from "../resolver-map.ts";
import type { BulkOperation } from "./bulk-operation.ts";
import { bulkFilesHost } from "./bulk-files-host.ts";
import type { BulkOperations } from "./create-bulk-operations.ts";

/** Result files are kept for seven days. */
const keptFor = Temporal.Duration.from({ hours: 7 * 24 });

/** Whether the result of an operation is gone: `url` and the address itself. */
export const hasExpired = ({ completedAt }: BulkOperation, clock: Clock): boolean =>
  completedAt !== null && Temporal.Instant.compare(clock.now(), Temporal.Instant.from(completedAt).add(keptFor)) > 0;

/** The Admin API's fields about bulk operations. */
export function bulkResolvers(operations: BulkOperations): ResolverMap {
  const find = (gid: string) => operations.find(Number(/^gid:\/\/shopify\/BulkOperation\/(\d+)$/.exec(gid)?.[1] ?? Number.NaN));

  const source = (operation: BulkOperation, { clock, shop }: RequestContext) => {
    const { completedAt, status, number } = operation;
    const isExpired = hasExpired(operation, clock);
    const hasFile = operation.fileSize > 0 && !isExpired;
    const url = hasFile ? `https://${bulkFilesHost}/${shop.shop.myshopifyDomain}/${number}/results.jsonl` : null;
    return {
      __typename: "BulkOperation",
      id: `gid://shopify/BulkOperation/${number}`,
      type: "QUERY",
      status: isExpired && status === "COMPLETED" ? "EXPIRED" : status,
      query: operation.query,
      errorCode: operation.errorCode,
      createdAt: operation.createdAt,
      completedAt,
      objectCount: operation.objectCount,
      rootObjectCount: operation.rootObjectCount,
      fileSize: completedAt === null || operation.fileSize === 0 ? null : operation.fileSize,
      url: status === "COMPLETED" ? url : null,
      partialDataUrl: status === "FAILED" || status === "CANCELED" ? url : null,
    };
  };

  return {
    QueryRoot: {
      bulkOperation(_source: unknown, { id }: { id: string }, context: RequestContext) {
        const found = find(id);
        return found ? source(found, context) : null;
      },
      bulkOperations(_source: unknown, args: ConnectionArgs & { query?: string | null; sortKey?: string }, context: RequestContext) {
        const newestFirst = operations
          .all()
          .map((operation) => source(operation, context))
          .toReversed();
        return connectionOf(newestFirst.filter(matching(args.query ?? "")), args);
      },
      currentBulkOperation(_source: unknown, { type }: { type: string }, context: RequestContext) {
        const newest = operations.all().at(-1);
        return newest && type === "QUERY" ? source(newest, context) : null;
      },
    },
    Mutation: {
      bulkOperationRunQuery(_source: unknown, { query, groupObjects }: { query: string; groupObjects: boolean }, context: RequestContext) {
        const start = operations.start(query, groupObjects, context);
        if (start.outcome === "started") return { bulkOperation: source(start.operation, context), userErrors: [] };
        const field = start.code === "INVALID" ? ["query"] : null;
        return { bulkOperation: null, userErrors: start.messages.map((message) => ({ field, code: start.code, message })) };
      },
      bulkOperationCancel(_source: unknown, { id }: { id: string }, context: RequestContext) {
        const found = find(id);
        if (!found) return { bulkOperation: null, userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }] };
        if (["COMPLETED", "FAILED", "CANCELED"].includes(found.status))
          return {
            bulkOperation: source(found, context),
            userErrors: [{ field: null, message: `A bulk operation cannot be canceled when it is ${found.status.toLowerCase()}` }],
          };
        operations.cancel(found);
        return { bulkOperation: source(found, context), userErrors: [] };
      },
    },
  };
}

/** Shopify's search terms for bulk operations: `status:`, `operation_type:` and `id:`; a term it does not know is an error. */
function matching(search: string): (operation: { id: string; status: string; type: string }) => boolean {
  const terms = [...search.matchAll(/(\w+):(\S+)/g)].map(([, name = "", value = ""]) => ({ name, value: value.toLowerCase() }));
  return (operation) =>
    terms.every(({ name, value }) => {
      if (name === "status") return operation.status.toLowerCase() === value;
      if (name === "operation_type") return operation.type.toLowerCase() === value;
      if (name === "id") return operation.id.endsWith(`/${value}`);
      throw new Error(`Waybill's Shopify stand-in does not search bulk operations by ${name} yet`);
    });
}
