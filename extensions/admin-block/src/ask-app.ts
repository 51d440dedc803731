/** What came of asking the app. */
export type Answer<Value> = { outcome: "read"; block: Value } | { outcome: "signed-out" } | { outcome: "failed" };

/** With what an extension asks: Shopify gives both. */
export type Asker = { idToken: () => Promise<string | null>; fetch: typeof fetch };

type Question<Value> = {
  /** Shopify puts the app's address before it. */
  path: string;
  /** What the app is to do; absent where it is only asked. */
  form?: Record<string, string>;
  /** The app is ours, but what stands between may answer in its place (a proxy's page, say): null is what can't be understood. */
  read: (answer: unknown) => Value | null;
};

/** Asks the app, or has it do something, as the merchant who looks at the page. What it refuses it says as it says what it did. Never throws. */
export async function askApp<Value>({ idToken, fetch }: Asker, { path, form, read }: Question<Value>): Promise<Answer<Value>> {
  try {
    const token = await idToken();
    if (token === null) return { outcome: "signed-out" };
    const headers = { Authorization: `Bearer ${token}`, Accept: "application/json" };
    const answer = await fetch(path, form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers });
    if (answer.status === 401 || answer.status === 403) return { outcome: "signed-out" };
    const isMeant = answer.ok || (form !== undefined && answer.status === 422);
    const block = isMeant ? read(await answer.json()) : null;
    return block === null ? { outcome: "failed" } : { outcome: "read", block };
  } catch {
    return { outcome: "failed" };
  }
}

/** Shopify's number in a gid of a type; undefined of any other. */
export const numberOf = (type: string, gid: string | undefined): string | undefined =>
  new RegExp(`^gid://shopify/${type}/(\\d+)$`).exec(gid ?? "")?.[1];
