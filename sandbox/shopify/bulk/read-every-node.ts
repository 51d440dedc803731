import { everyNode } from "../connection.ts";

type Page = {
  readonly [everyNode]?: Iterable<unknown>;
  readonly nodes?: Iterable<unknown>;
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** Everything a connection lists, whatever `first` says: at once when it knows how, else page by page. */
export function* readEveryNode(readPage: (args: { first: number; after?: string }) => unknown): Generator<unknown, void, void> {
  let after: string | undefined;
  for (;;) {
    const page = readPage({ first: 250, ...(after !== undefined && { after }) }) as Page | null;
    if (!page) return;
    const all = page[everyNode];
    if (all) {
      yield* all;
      return;
    }
    yield* page.nodes ?? [];
    if (!page.pageInfo?.hasNextPage || page.pageInfo.endCursor === null) return;
    after = page.pageInfo.endCursor;
  }
}
