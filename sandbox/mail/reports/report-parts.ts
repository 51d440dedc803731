import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { rfcDate } from "../../rfc-date.ts";

/** A report about a mail, as a mail: who it goes to, and every byte of it. */
export type Report = { to: string; raw: Buffer };

type Part = { type: string; body: string };

/** A `multipart/report` (RFC 6522): what people read, what machines read, and the mail it is about. */
export function multipartReport(facts: {
  kind: "delivery-status" | "feedback-report";
  from: string;
  to: string;
  subject: string;
  at: Temporal.Instant;
  parts: readonly [people: Part, machines: Part, about: Part];
}): Report {
  const boundary = `report-${randomUUID()}`;
  const header = [
    `From: ${facts.from}`,
    `To: ${facts.to}`,
    `Subject: ${facts.subject}`,
    `Date: ${rfcDate(facts.at)}`,
    `Message-ID: <${randomUUID()}@inbox.waybill.test>`,
    "MIME-Version: 1.0",
    "Auto-Submitted: auto-replied",
    `Content-Type: multipart/report; report-type=${facts.kind}; boundary="${boundary}"`,
  ];
  const parts = facts.parts.flatMap(({ type, body }) => [`--${boundary}`, `Content-Type: ${type}`, "", ...body.split(/\r?\n/)]);
  const lines = [...header, "", ...parts, `--${boundary}--`, ""];
  return { to: facts.to, raw: Buffer.from(lines.join("\r\n"), "latin1") };
}

/** The header of a mail as it was sent; its bytes as they were, whatever their alphabet. */
export function headerBytes(raw: Buffer): string {
  const text = raw.toString("latin1");
  const end = text.search(/\r?\n\r?\n/);
  return end === -1 ? text : text.slice(0, end);
}
