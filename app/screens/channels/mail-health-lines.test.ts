import { expect, test } from "vitest";
import type { MailReading } from "#app/messaging/mail-health/mail-reading.ts";
import { mailHealth } from "#app/messaging/mail-health/messages.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { mailHealthLines } from "./mail-health-lines.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });
const domain = "tea.example.com";
const findings: MailReading["findings"] = [
  { record: "SPF", level: "good", message: mailHealth.message("spf-good", { domain }) },
  { record: "DKIM", level: "advice", message: mailHealth.message("dkim-by-service", { domain }) },
  { record: "DMARC", level: "problem", message: mailHealth.message("dmarc-missing", { domain }) },
];
const counts = { sent: 0, bounced: 0, complained: 0, since: "2026-06-01T00:00:00Z" };
const said = (health: Partial<Pick<MailReading, "sent" | "verdict">>) =>
  mailHealthLines({ findings, verdict: "good", ...counts, ...health }).map(
    ({ badge, says }) => `${words(badge)} / ${words(says).split(" ")[0]}`,
  );

test("a problem of the sender's domain stands beside its own badge, first of all, and none stands beside mail that nobody was sent", () => {
  expect(said({})).toEqual(["Problem / DMARC:", "Advice / DKIM:", "Good / SPF:", "Nothing yet / 0"]);
});

test("how mail was received has a badge of its own: it is first where it is what is wrong", () => {
  expect(said({ sent: 900 })).toEqual(["Problem / DMARC:", "Advice / DKIM:", "Good / SPF:", "Good / 900"]);
  expect(said({ sent: 2000, verdict: "watched" })[2]).toBe("Watched / 2,000");
  const [first] = mailHealthLines({ findings: findings.slice(0, 2), ...counts, sent: 2000, verdict: "paused-complaints" });
  expect(first).toMatchObject({ key: "received", tone: "critical" });
});
