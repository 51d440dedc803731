import { createTransport } from "nodemailer";
import type { Report } from "./report-parts.ts";

const PATIENCE_MS = 10_000;

/**
 * Hands a report on: by SMTP (`smtp://host:port`, with the null sender that reports have) or as the body of a POST
 * (`message/rfc822`), as mail services hand on what comes in. Answers what was said to it.
 */
export async function handReport({ to, raw }: Report, via: string): Promise<{ via: string; answer: string }> {
  if (via.startsWith("smtp:")) {
    const { hostname, port } = new URL(via);
    const transport = createTransport({ host: hostname, port: Number(port), ignoreTLS: true, socketTimeout: PATIENCE_MS });
    const { response } = await transport.sendMail({ envelope: { from: "", to: [to] }, raw });
    return { via, answer: response };
  }
  const answer = await fetch(via, {
    method: "POST",
    headers: { "content-type": "message/rfc822", "x-envelope-to": to },
    body: new Uint8Array(raw),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { via, answer: `${answer.status} ${await answer.text()}`.slice(0, 500) };
}
