import { mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GraphQLError } from "graphql";
import type { CheckedDocument } from "../api/document-cache.ts";
import type { FieldPlans } from "../api/field-plans.ts";
import { allIsWell, type Conditions } from "../conditions.ts";
import type { RequestContext } from "../resolver-map.ts";
import type { AdminSchema } from "../schema/load-admin-schema.ts";
import { brokenBulkRules } from "./bulk-rules.ts";
import type { BulkOperation } from "./bulk-operation.ts";
import { createNodeWriter } from "./node-writer.ts";
import { runBulkQuery } from "./run-bulk-query.ts";

export type BulkStart =
  | { outcome: "started"; operation: BulkOperation }
  | { outcome: "refused"; code: "INVALID" | "OPERATION_IN_PROGRESS"; messages: string[] };

export type BulkOperations = {
  start(query: string, grouped: boolean, request: RequestContext): BulkStart;
  /** By the number in its GID. */
  find(number: number): BulkOperation | undefined;
  /** Oldest first. */
  all(): readonly BulkOperation[];
  cancel(operation: BulkOperation): void;
  pathOf(operation: BulkOperation): string;
  stop(): void;
};

type BulkOptions = { admin: AdminSchema; plans(): FieldPlans; check(text: string): CheckedDocument; conditions?: Conditions };

const sideBySide = 5;

/** What is listed: `orders`. */
const rootOf = (query: string) => /{\s*(?:\w+:\s*)?(\w+)/.exec(query)?.[1] ?? "";

class BrokenOff extends Error {}

/** Runs an app's bulk queries: five at once, each in slices, so that the rest of the stand-in goes on answering. */
export function createBulkOperations({ admin, plans, check, conditions = allIsWell }: BulkOptions): BulkOperations {
  const operations = new Map<number, BulkOperation>();
  let folder: string | undefined;
  let number = 5_200_000_000_000;
  let stopped = false;

  const pathOf = (operation: BulkOperation) => join((folder ??= mkdtempSync(join(tmpdir(), "waybill-bulk-"))), `${operation.number}.jsonl`);
  const isOver = ({ status }: BulkOperation) => ["COMPLETED", "FAILED", "CANCELED"].includes(status);

  const run = async (
    operation: BulkOperation,
    document: Extract<CheckedDocument, { checked: "valid" }>,
    grouped: boolean,
    request: RequestContext,
  ) => {
    if (operation.status === "CREATED") operation.status = "RUNNING";
    try {
      const [definition] = document.operations;
      if (!definition) throw new Error("A bulk query without an operation");
      const writer = createNodeWriter({
        schema: admin.schema,
        plans: plans(),
        request,
        fragments: document.fragments,
        operation: definition.selectionSet,
      });
      await runBulkQuery(operation, writer, pathOf(operation), grouped);
      await breakOff(operation);
      operation.status = operation.status === "CANCELING" ? "CANCELED" : "COMPLETED";
    } catch (fault) {
      const isDenied = fault instanceof GraphQLError && fault.extensions["code"] === "ACCESS_DENIED";
      operation.errorCode = isDenied ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
      operation.status = "FAILED";
      if (!stopped && !isDenied && !(fault instanceof BrokenOff))
        console.error("Shopify stand-in: a bulk operation failed.", fault instanceof GraphQLError ? fault.message : fault);
    }
    if (stopped) return;
    operation.completedAt = wholeSeconds(request);
    tellFinished(operation, request);
  };

  /** What went wrong on Shopify's side: nothing was written, or half of it. */
  const breakOff = async (operation: BulkOperation) => {
    const isPartial = conditions.strikes("bulk-partial", rootOf(operation.query));
    if (!isPartial && !conditions.strikes("bulk-failed", rootOf(operation.query))) return;
    const lines = isPartial ? (await readFile(pathOf(operation), "utf8").catch(() => "")).split("\n") : [];
    const half = lines
      .slice(0, Math.floor(lines.length / 2))
      .map((line) => `${line}\n`)
      .join("");
    if (half !== "") await writeFile(pathOf(operation), half);
    operation.fileSize = Buffer.byteLength(half);
    throw new BrokenOff("It was told to fail.");
  };

  return {
    start(query, grouped, request) {
      if (conditions.strikes("bulk-denied", rootOf(query)))
        throw new GraphQLError(
          "Access denied for bulkOperationRunQuery field. Required access: bulk operations must be enabled for this app.",
          {
            extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/docs/api/usage/bulk-operations/queries" },
          },
        );
      const document = check(query);
      if (document.checked === "invalid")
        return {
          outcome: "refused",
          code: "INVALID",
          messages: [`Invalid bulk query: ${document.errors.map(({ message }) => inTheirWords(message)).join(" ")}`],
        };
      const broken = brokenBulkRules(admin.schema, document);
      if (broken.length > 0) return { outcome: "refused", code: "INVALID", messages: broken };
      const running = [...operations.values()].filter((operation) => !isOver(operation));
      if (running.length >= sideBySide)
        return {
          outcome: "refused",
          code: "OPERATION_IN_PROGRESS",
          messages: [
            `A bulk query operation for this app and shop is already in progress: gid://shopify/BulkOperation/${running.at(-1)?.number}.`,
          ],
        };

      const operation: BulkOperation = {
        number: ++number,
        query,
        createdAt: wholeSeconds(request),
        status: "CREATED",
        errorCode: null,
        completedAt: null,
        objectCount: 0,
        rootObjectCount: 0,
        fileSize: 0,
      };
      operations.set(operation.number, operation);
      setImmediate(() => void run(operation, document, grouped, request));
      return { outcome: "started", operation };
    },
    find: (wanted) => operations.get(wanted),
    all: () => [...operations.values()],
    cancel(operation) {
      if (!isOver(operation)) operation.status = "CANCELING";
    },
    pathOf,
    stop() {
      stopped = true;
      for (const operation of operations.values()) if (!isOver(operation)) operation.status = "CANCELING";
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const wholeSeconds = ({ clock }: RequestContext) => clock.now().round({ smallestUnit: "second", roundingMode: "floor" }).toString();

const inTheirWords = (message: string) =>
  message === "Syntax Error: Unexpected <EOF>." ? "syntax error, unexpected end of file" : message;

function tellFinished(operation: BulkOperation, { shop, clock }: RequestContext): void {
  const id = `gid://shopify/BulkOperation/${operation.number}`;
  shop.events.emit({
    topic: "bulk_operations/finish",
    resourceId: id,
    payload: {
      admin_graphql_api_id: id,
      completed_at: operation.completedAt,
      created_at: operation.createdAt,
      error_code: operation.errorCode?.toLowerCase() ?? null,
      status: operation.status.toLowerCase(),
      type: "query",
    },
    at: clock.now(),
  });
}
