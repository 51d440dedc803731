import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { MailInbox } from "../mail/create-mail-inbox.ts";
import type { Mail } from "../mail/mail.ts";
import { bounceOf, BounceAsked } from "../mail/reports/bounce.ts";
import { complaintAbout, ComplaintAsked } from "../mail/reports/complaint.ts";
import { handReport } from "../mail/reports/hand-report.ts";
import type { Report } from "../mail/reports/report-parts.ts";
import { oneClickAddress, unsubscribe } from "../mail/unsubscribe.ts";
import { ControlFault } from "./control-fault.ts";
import type { Control } from "./handle-control.ts";
import { parseAsked } from "./parse-asked.ts";

const NEWEST = 200;
const via = z
  .string()
  .regex(/^(https?|smtp):\/\//, "where to hand it on: http://… (POSTed as message/rfc822) or smtp://host:port")
  .optional();
const MailAsked = z.strictObject({ mail: z.int("the mail's id, from GET /_control/mails") });

/** What can be asked of the inbox. Without one, each answers that there is none. */
export function mailCalls(inbox: MailInbox | undefined, clock: Clock): Control["calls"] {
  const there = () => {
    if (!inbox) throw new ControlFault(409, "There is no inbox in this sandbox.");
    return inbox;
  };
  const find = (id: number) => {
    const mail = there().find(id);
    if (!mail) throw new ControlFault(404, `There is no mail ${id}.`);
    return mail;
  };
  const report = async (made: Report, where: string | undefined) => {
    if (made.to === "") throw new ControlFault(409, "That mail's envelope has no sender: nobody is told.");
    const handed = where === undefined ? undefined : await handReport(made, where).catch((cause: unknown) => unheard(where, cause));
    return { to: made.to, raw: made.raw.toString("latin1"), ...(handed && { handed }) };
  };
  return {
    "GET /mails": ({ query }) => {
      const [to, since] = [query.get("to") ?? "", Number(query.get("since") ?? 0)];
      const found = there()
        .mails()
        .filter((mail) => mail.id > since && mail.to.some((address) => address.toLowerCase().includes(to.toLowerCase())));
      return { smtp: { host: "127.0.0.1", port: there().port() }, total: found.length, mails: found.slice(-NEWEST).map(told) };
    },
    "GET /mails/": ({ rest }) => {
      const mail = find(Number(rest));
      return { ...told(mail), raw: mail.raw.toString("latin1") };
    },
    "DELETE /mails": () => ({ taken: there().clear() }),
    "POST /mails/bounce": ({ body }) => {
      const { via: where, ...asked } = parseAsked(BounceAsked.extend({ via }), body);
      return report(bounceOf(find(asked.mail), asked, clock.now()), where);
    },
    "POST /mails/complaint": ({ body }) => {
      const { via: where, ...asked } = parseAsked(ComplaintAsked.extend({ via }), body);
      return report(complaintAbout(find(asked.mail), asked, clock.now()), where);
    },
    "POST /mails/unsubscribe": async ({ body }) => {
      const url = oneClickAddress(find(parseAsked(MailAsked, body).mail));
      if (url === undefined) throw new ControlFault(409, "That mail can't be left by one click: it lacks what RFC 8058 asks for.");
      return unsubscribe(url).catch((cause: unknown) => unheard(url, cause));
    },
  };
}

function told({ raw, ...mail }: Mail) {
  return { ...mail, bytes: raw.length };
}

function unheard(where: string, cause: unknown): never {
  throw new ControlFault(409, `Nobody took it at ${where}: ${cause instanceof Error ? cause.message : String(cause)}.`);
}
