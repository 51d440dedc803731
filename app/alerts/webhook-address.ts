/** Why an address is no webhook that Waybill speaks to. */
export type WebhookProblem = "not-https" | "with-password" | "not-a-host";

const DISCORD = /^(?:ptb\.|canary\.)?discord(?:app)?\.com$/;

/**
 * Reads the address of an incoming webhook as somebody copied it. Discord takes Slack's form at an address of its own, which is found by itself. Whether its
 * host is on the internet is asked when it is spoken to (`expect-public-host.server.ts`).
 */
export function readWebhook(typed: string): { ok: true; url: string } | { ok: false; problem: WebhookProblem } {
  const url = URL.canParse(typed.trim()) ? new URL(typed.trim()) : null;
  if (url?.protocol !== "https:") return { ok: false, problem: "not-https" };
  if (url.username !== "" || url.password !== "") return { ok: false, problem: "with-password" };
  // A name with a dot: no address of a machine, and nothing of the network around this one.
  if (!/^(?=.*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(url.hostname)) return { ok: false, problem: "not-a-host" };
  url.hash = "";
  if (DISCORD.test(url.hostname) && /^\/api\/(?:v\d+\/)?webhooks\/[^/]+\/[^/]+\/?$/.test(url.pathname))
    url.pathname = `${url.pathname.replace(/\/$/, "")}/slack`;
  return { ok: true, url: url.href };
}

/** Workflows of Microsoft Teams are Power Automate's; `webhook.office.com` is where its connectors were until 2026. */
const TEAMS =
  /(?:^|\.)(?:logic\.azure\.(?:com|us)|api\.powerplatform\.com|api\.powerautomate\.com|flow\.microsoft\.com|webhook\.office\.com)$/;

/** In which form a webhook takes messages, by its host. */
export const formOf = (url: string): "slack" | "teams" => (TEAMS.test(new URL(url).hostname) ? "teams" : "slack");

/** What is shown of a webhook, whose address is a secret: its host, and the end by which one is told from another. */
export function shownWebhook(url: string): string {
  const { hostname, pathname } = new URL(url);
  // Of a workflow's address all ends are alike: what tells it from another is its number.
  const last = pathname.replace(/\/slack$/, "").replace(/(\/workflows\/[^/]+)\/.*$/, "$1");
  return last.length >= 24 ? `${hostname}/…${last.slice(-4)}` : hostname;
}
