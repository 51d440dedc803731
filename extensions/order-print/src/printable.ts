/** What can be printed of orders. */
export type Kind = "slips" | "picks";

/** What came of looking whether there is something to print. */
export type Printable =
  | { outcome: "ready"; src: string }
  | { outcome: "nothing" }
  | { outcome: "too-many" }
  | { outcome: "signed-out" }
  | { outcome: "failed" };

/** So many orders are printed at once. */
const MOST = 250;

/** Where the app prints these orders; null when there are none among them. Shopify puts the app's address before it. */
export function printSource(kind: Kind, orderGids: readonly string[]): string | null {
  const ids = orderGids.flatMap((gid) => /^gid:\/\/shopify\/Order\/(\d+)$/.exec(gid)?.[1] ?? []);
  return ids.length === 0 ? null : `/app/packing/${kind}.pdf?orders=${ids.join()}`;
}

type Asking = { kind: Kind; orderGids: readonly string[]; idToken: () => Promise<string | null>; fetch: typeof fetch };

/** Asks the app whether there is something to print, so that nobody is shown a page that says "404". Never throws. */
export async function findPrintable({ kind, orderGids, idToken, fetch }: Asking): Promise<Printable> {
  const src = printSource(kind, orderGids);
  if (src === null) return { outcome: "nothing" };
  if (orderGids.length > MOST) return { outcome: "too-many" };
  try {
    const token = await idToken();
    if (token === null) return { outcome: "signed-out" };
    const { ok, status } = await fetch(src, { method: "HEAD", headers: { Authorization: `Bearer ${token}` } });
    if (ok) return { outcome: "ready", src };
    return { outcome: status === 404 ? "nothing" : status === 401 || status === 403 ? "signed-out" : "failed" };
  } catch {
    return { outcome: "failed" };
  }
}
