import { askApp, type Answer, type Asker, numberOf } from "./ask-app.ts";

/** What came of asking the app for a block of Shopify's admin. */
export type Reading<Block> = Answer<Block>;

export type Asking = Asker & {
  /** Of what Shopify shows: `gid://shopify/Order/123`. */
  gid: string | undefined;
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
export async function askBlock<Block>({ gid, ...asker }: Asking, { type, address, read }: AskedBlock<Block>): Promise<Reading<Block>> {
  const id = numberOf(type, gid);
  return id === undefined ? { outcome: "failed" } : askApp(asker, { path: address(id), read });
}
