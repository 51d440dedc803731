import type { MailReading } from "#app/messaging/mail-health/mail-reading.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { channelsScreen } from "./messages.ts";

/** Something that was looked at of the shop's mail, and how it stands. */
export type MailHealthLine = { key: string; tone: "success" | "warning" | "critical" | "info"; badge: Message; says: Message };

const LEVELS = { good: "success", advice: "warning", problem: "critical" } as const;
const VERDICTS = { good: "success", watched: "warning", "paused-complaints": "critical", "paused-bounces": "critical" } as const;
const WORST_FIRST: readonly MailHealthLine["tone"][] = ["critical", "warning", "success", "info"];

/** The records of the sender's domain, and how the mail was received: each with a badge of its own, and the worst first. */
export function mailHealthLines(health: Pick<MailReading, "findings" | "verdict" | "sent" | "since" | "bounced" | "complained">) {
  const { findings, verdict, sent, since, bounced, complained } = health;
  const records = findings.map(({ record, level, message }): MailHealthLine => ({
    key: record,
    tone: LEVELS[level],
    badge: channelsScreen.message(`level-${level}`),
    says: message,
  }));
  const isUnsent = sent === 0 && verdict === "good";
  const received: MailHealthLine = {
    key: "received",
    tone: isUnsent ? "info" : VERDICTS[verdict],
    badge: channelsScreen.message(isUnsent ? "health-unsent" : `health-${verdict}`),
    says: channelsScreen.message("health-counts", { sent, since, bounced, complained }),
  };
  return [...records, received].toSorted((one, other) => WORST_FIRST.indexOf(one.tone) - WORST_FIRST.indexOf(other.tone));
}
