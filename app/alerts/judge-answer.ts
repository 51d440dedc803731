import type { Message } from "#app/platform/messages/message.ts";
import { alerts } from "./messages.ts";

/** What a webhook did with an alert, as far as it said. */
export type WebhookAnswer =
  | { outcome: "answered"; status: number; said: string; waitSeconds: number | null }
  | { outcome: "not-reached" }
  | { outcome: "no-answer" };

export type Verdict =
  | { verdict: "taken" }
  /** It takes no blocks, or not these: a text alone may do. */
  | { verdict: "too-rich" }
  /** It surely was not told; time may heal that. */
  | { verdict: "later"; seconds: number | null; problem: Message }
  /** It surely was not told, and time doesn't heal that: it was revoked, its channel is gone. */
  | { verdict: "refused"; problem: Message }
  /** It may have been told. */
  | { verdict: "unanswered"; problem: Message };

/** Nobody may have us wait longer than this at a word. */
const LONGEST_WAIT_SECONDS = 6 * 3600;

/** Slack's own words for what only a person can put right (docs.slack.dev, incoming webhooks: handling errors). */
const SLACKS_WORDS: Readonly<Record<string, Parameters<typeof alerts.message>[0] & `said-${string}`>> = {
  no_service: "said-revoked",
  no_active_hooks: "said-revoked",
  invalid_token: "said-revoked",
  no_service_id: "said-revoked",
  no_team: "said-no-team",
  team_disabled: "said-no-team",
  channel_not_found: "said-no-channel",
  channel_is_archived: "said-archived",
  action_prohibited: "said-prohibited",
  posting_to_general_channel_denied: "said-prohibited",
};

/** What an answer means. Nothing of what a stranger's server says is shown, but words that are known. */
export function judgeAnswer(answer: WebhookAnswer): Verdict {
  switch (answer.outcome) {
    case "not-reached":
      return { verdict: "later", seconds: null, problem: alerts.message("not-reached") };
    case "no-answer":
      return { verdict: "unanswered", problem: alerts.message("no-answer") };
    case "answered":
      return judgeStatus(answer);
  }
}

function judgeStatus({ status, said, waitSeconds }: Extract<WebhookAnswer, { outcome: "answered" }>): Verdict {
  if (status >= 200 && status < 300) return { verdict: "taken" };
  const word = /[a-z_]{4,60}/.exec(said)?.[0] ?? "";
  const known = Object.hasOwn(SLACKS_WORDS, word) ? SLACKS_WORDS[word] : undefined;
  if (status === 429) {
    const seconds = waitSeconds === null ? null : Math.min(Math.ceil(waitSeconds), LONGEST_WAIT_SECONDS);
    return { verdict: "later", seconds, problem: alerts.message("too-many") };
  }
  if (known) return { verdict: "refused", problem: alerts.message(known) };
  if (status >= 300 && status < 400) return { verdict: "refused", problem: alerts.message("moved") };
  if (status === 401 || status === 403) return { verdict: "refused", problem: alerts.message("not-let-in") };
  if (status === 404 || status === 410) return { verdict: "refused", problem: alerts.message("gone") };
  if (status === 400 || status === 422) return { verdict: "too-rich" };
  if (status >= 500 || status === 408)
    return { verdict: "later", seconds: null, problem: alerts.message("fails", { status: String(status) }) };
  return { verdict: "refused", problem: alerts.message("refused", { status: String(status) }) };
}

/** How a destination stands after tries that failed, one after the other. */
export type Failing = { failures: number; refusals: number; failingSince: number };

/** So many refusals that time doesn't heal: one may be a deployment's hiccup. */
const MOST_REFUSALS = 3;
/** Milliseconds and tries for which whatever may pass is waited for. */
const LONGEST_FAILING_MS = 24 * 3_600_000;
const LEAST_FAILURES = 6;

/** Whether it is left alone until a person looks at it. */
export function isGivenUp({ failures, refusals, failingSince }: Failing, nowMs: number): boolean {
  return refusals >= MOST_REFUSALS || (failures >= LEAST_FAILURES && nowMs - failingSince >= LONGEST_FAILING_MS);
}

/** Seconds until the next try after so many that failed: from a minute to an hour. */
export const pauseAfter = (failures: number): number => Math.min(3600, 60 * 2 ** (failures - 1));

/** A Retry-After, in seconds or as a date; null where there is none that is understood. */
export function waitAsked(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}(?:\.\d+)?$/.test(header.trim())) return Number(header) || null;
  const until = / GMT$/.test(header) ? Date.parse(header) : Number.NaN;
  return until > nowMs ? (until - nowMs) / 1000 : null;
}
