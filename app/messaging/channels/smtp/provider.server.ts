import { env } from "#app/platform/env.server.ts";
import { defineChannel } from "../channel-provider.ts";
import { MailContent } from "./compose-mail.server.ts";
import { smtpWords } from "./messages.ts";
import { openSmtp } from "./open-smtp.server.ts";
import { smtpCredentials } from "./smtp-credentials.ts";

const privatePorts = env.PRIVATE_MAIL_HOSTS.map((named) => Number(named.split(":").at(-1)));

/** Email by any mail server. It can't be asked what became of a letter: one whose answer is lost stays unknown, and is not sent twice. */
export const smtp = defineChannel({
  kind: "smtp",
  channel: "email",
  label: smtpWords.message("label"),
  about: smtpWords.message("about"),
  credentials: smtpCredentials(privatePorts),
  fields: {
    host: { kind: "text", label: smtpWords.message("host"), help: smtpWords.message("host-help") },
    port: { kind: "number", label: smtpWords.message("port"), help: smtpWords.message("port-help") },
    user: { kind: "text", label: smtpWords.message("user"), help: smtpWords.message("user-help") },
    password: { kind: "secret", label: smtpWords.message("password"), help: smtpWords.message("password-help") },
    fromName: { kind: "text", label: smtpWords.message("from-name"), help: smtpWords.message("from-name-help") },
    fromAddress: { kind: "text", label: smtpWords.message("from-address"), help: smtpWords.message("from-address-help") },
    dkimDomain: { kind: "text", label: smtpWords.message("dkim-domain"), help: smtpWords.message("dkim-domain-help") },
    dkimSelector: { kind: "text", label: smtpWords.message("dkim-selector"), help: smtpWords.message("dkim-selector-help") },
    dkimKey: { kind: "secret", label: smtpWords.message("dkim-key"), help: smtpWords.message("dkim-key-help") },
  },
  content: MailContent,
  open: openSmtp,
});
