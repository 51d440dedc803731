import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { DocumentNode } from "graphql";
import { z } from "zod";
import { nowDate } from "#app/platform/clock.ts";
import { log } from "#app/platform/log.server.ts";
import type { AdminClient } from "../admin-client.server.ts";
import { AdminFault } from "../admin-fault.ts";
import { shopify } from "../messages.ts";
import type { BulkLine, ImportDefinition } from "./import-definition.ts";
import { shownSince } from "./kept-back.ts";
import type { PageDocuments } from "./page-documents.ts";

const Node = z.looseObject({ __typename: z.string(), id: z.string() });
type Node = z.infer<typeof Node>;
const Page = z.object({ nodes: z.array(Node), pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }) });
type Page = z.infer<typeof Page>;

export type ImportPage = {
  /** The lines that a bulk operation would have written: each root, and its children after it. */
  lines: readonly BulkLine[];
  /** Global ids of the roots, as they came. */
  roots: readonly string[];
  /** Where the next page begins; null when there is none. */
  next: string | null;
  /** Where this page ends; null when nothing is on it. */
  end: string | null;
  withheld: readonly string[];
};

/**
 * One page of a resource, after a cursor, with all children of its roots however many. Throws AdminFault, also when Shopify gives the same
 * cursor again, which would never come to an end.
 */
export async function readImportPage(client: AdminClient, documents: PageDocuments, after: string | null): Promise<ImportPage> {
  const withheld = new Set<string>();
  const ask = async (document: PageDocuments["page"], variables: { after: string | null; id?: string }) => {
    const answer = await client.runNotingWithheld(document, variables);
    for (const name of answer.withheld) withheld.add(name);
    return answer.data;
  };

  const { nodes, pageInfo } = z.record(z.string(), Page).parse(await ask(documents.page, { after }))[documents.root] ?? NOTHING;
  if (pageInfo.hasNextPage) mustMove(after, pageInfo.endCursor);
  const lines: BulkLine[] = [];
  for (const node of nodes) {
    lines.push(node);
    if (documents.children) for (const child of await childrenOf(node, documents.children, ask)) lines.push(child);
  }
  return {
    lines,
    roots: nodes.map(({ id }) => id),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    end: pageInfo.endCursor,
    withheld: [...withheld],
  };
}

const Counted = z.record(z.string(), z.object({ count: z.number() }).nullable());

/**
 * How many roots there are to be read, where Shopify counts them; 0 where it doesn't, or doesn't now. `olderAreHidden`: of orders it shows those
 * of the last sixty days.
 */
export async function countRoots(client: AdminClient, { count }: ImportDefinition, olderAreHidden: boolean): Promise<number> {
  if (!count) return 0;
  const query = olderAreHidden ? `created_at:>='${shownSince(nowDate()).toISOString()}'` : "";
  const variables = asksWith(count, "query") ? { query } : {};
  const answer = await client.run(count as TypedDocumentNode<unknown, { query?: string }>, variables).catch((fault: unknown) => {
    log.warn({ err: fault }, "not counted");
    return {};
  });
  return Object.values(Counted.parse(answer))[0]?.count ?? 0;
}

const asksWith = (document: DocumentNode, name: string) =>
  document.definitions.some(
    (one) => "variableDefinitions" in one && one.variableDefinitions?.some(({ variable }) => variable.name.value === name),
  );

type Ask = (document: PageDocuments["page"], variables: { after: string; id: string }) => Promise<unknown>;

async function childrenOf(root: Node, { field, more }: NonNullable<PageDocuments["children"]>, ask: Ask): Promise<BulkLine[]> {
  const children: BulkLine[] = [];
  for (let page: Page = Page.parse(root[field]), after: string | null = null; ;) {
    for (const node of page.nodes) children.push({ ...node, __parentId: root.id });
    if (!page.pageInfo.hasNextPage) return children;
    after = mustMove(after, page.pageInfo.endCursor);
    const answer = z.object({ node: z.record(z.string(), Page).nullable() }).parse(await ask(more, { id: root.id, after }));
    page = answer.node?.[field] ?? NOTHING;
  }
}

const NOTHING: Page = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** The cursor where the next page begins, which is another one than where this page began. */
function mustMove(before: string | null, end: string | null): string {
  if (end !== null && end !== before) return end;
  throw new AdminFault("unavailable", `Shopify gives the same page again and again, after ${before ?? "none"}.`, {
    words: shopify.message("pages-repeat"),
  });
}
