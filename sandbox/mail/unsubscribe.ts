import { headerOf, type Mail } from "./mail.ts";

export type Unsubscribed = { url: string; status: number };

const PATIENCE_MS = 10_000;

/** The address for leaving by one click (RFC 8058), if the mail offers that. */
export function oneClickAddress(mail: Mail): string | undefined {
  if (headerOf(mail, "List-Unsubscribe-Post")?.trim() !== "List-Unsubscribe=One-Click") return undefined;
  const offered = headerOf(mail, "List-Unsubscribe") ?? "";
  return [...offered.matchAll(/<([^<>]+)>/g)].map(([, url]) => url).find((url) => url !== undefined && /^https?:/.test(url));
}

/** What a mailbox provider does when somebody clicks its own "unsubscribe": a POST without cookies that follows no redirect. */
export async function unsubscribe(url: string): Promise<Unsubscribed> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  await answer.body?.cancel();
  return { url, status: answer.status };
}
