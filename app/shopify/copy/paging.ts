type Page<Node> = {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

/** All nodes of a connection of which the first page is there. `next` asks for the page after a cursor; it answers null when the thing is gone. */
export async function everyPage<Node>(first: Page<Node>, next: (after: string) => Promise<Page<Node> | null | undefined>): Promise<Node[]> {
  const nodes = [...first.nodes];
  for (let page: Page<Node> | null | undefined = first; page?.pageInfo.hasNextPage && page.pageInfo.endCursor !== null;) {
    page = await next(page.pageInfo.endCursor);
    nodes.push(...(page?.nodes ?? []));
  }
  return nodes;
}

/** A list in pieces of at most `size`. */
export function* batchesOf<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
