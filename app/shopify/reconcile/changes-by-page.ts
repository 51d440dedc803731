import type { Change } from "./reconcilable.ts";

export type Page<Node> = {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** The pages of a connection, one after another: never more than one of them is held. A connection that is not there has none. */
export async function* changesByPage<Node>(
  ask: (after: string | null) => Promise<Page<Node> | null | undefined>,
  read: (node: Node) => Change,
): AsyncGenerator<readonly Change[]> {
  for (let after: string | null = null; ;) {
    const page: Page<Node> | null | undefined = await ask(after);
    if (!page) return;
    yield page.nodes.map(read);
    if (!page.pageInfo.hasNextPage || page.pageInfo.endCursor === null) return;
    after = page.pageInfo.endCursor;
  }
}
