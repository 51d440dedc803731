/** What came of asking the app for a block of Shopify's admin. */
export type Reading<Block> = { outcome: "read"; block: Block } | { outcome: "signed-out" } | { outcome: "failed" };

export type Asking = {
  /** Of what Shopify shows: `gid://shopify/Order/123`. */
  gid: string | undefined;
  idToken: () => Promise<string | null>;
  fetch: typeof fetch;
};

export type AskedBlock<Block> = {
  /** What the block is about, as Shopify names it: `Order`. */
  type: string;
  /** Where the app answers for it. */
  address: (id: string) => string;
  /** The app is ours, but what stands between may answer in its place (a proxy's page, say): null is what can't be drawn. */
  read: (answer: unknown) => Block | null;
};

/** Asks the app, whose address Shopify puts before the path, for what a block shows. Never throws. */
export async function askBlock<Block>(
  { gid, idToken, fetch }: Asking,
  { type, address, read }: AskedBlock<Block>,
): Promise<Reading<Block>> {
  const id = new RegExp(`^gid://shopify/${type}/(\\d+)$`).exec(gid ?? "")?.[1];
  if (id === undefined) return { outcome: "failed" };
  try {
    const token = await idToken();
    if (token === null) return { outcome: "signed-out" };
    const answer = await fetch(address(id), { headers: { Authorization: `Bearer ${token}`, Accept: "application/json" } });
    if (answer.status === 401 || answer.status === 403) return { outcome: "signed-out" };
    const block = answer.ok ? read(await answer.json()) : null;
    return block === null ? { outcome: "failed" } : { outcome: "read", block };
  } catch {
    return { outcome: "failed" };
  }
}
