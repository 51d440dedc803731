/** What is known of whoever opens a link. */
export type Opening = {
  method: string;
  userAgent: string;
  /** Of the headers `Sec-Purpose`, `Purpose` and `X-Moz`, what is there. */
  purpose: string;
  /** Milliseconds since its message left; null where none did, or nobody knows. */
  sinceSentMs: number | null;
};

/** Nobody reads a message and opens its link so soon after it left: what does looks at links before people do. */
const SOONEST_MS = 2_000;

/**
 * Programs that open links without anybody having pressed them, as they call themselves: mailboxes' guards, messengers' previews, search engines,
 * libraries. Who calls himself nothing is one too.
 */
const PROGRAMS =
  // A maker of telephones is called Cubot.
  /(?<!cu)bot(?:\b|_)|crawl|spider|slurp|preview|prefetch|scanner|monitor|facebookexternalhit|facebot|whatsapp\/|skypeuri|embedly|barracuda|mimecast|proofpoint|safelinks|forcepoint|symantec|trendmicro|zscaler|urldefense|cloudmark|fireeye|headless|phantomjs|python|curl\/|wget|libwww|java\/|okhttp|go-http|axios|node-fetch|undici|ruby|^perl|^node$|^mozilla\/[45]\.0$|^$/i;

/**
 * Whether a link was opened by a program that looks at links, not by whom it was sent to: it is led on all the same, and nothing is counted. A
 * guard that calls itself an ordinary browser and waits is counted: no header tells it from a person.
 */
export function isScanner({ method, userAgent, purpose, sinceSentMs }: Opening): boolean {
  if (method !== "GET") return true;
  if (/prefetch|prerender|preview/i.test(purpose)) return true;
  if (sinceSentMs !== null && sinceSentMs < SOONEST_MS) return true;
  return PROGRAMS.test(userAgent.trim());
}
