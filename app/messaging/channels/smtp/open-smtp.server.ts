import { isIP } from "node:net";
import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { Temporal } from "temporal-polyfill";
import { now, nowDate } from "#app/platform/clock.ts";
import { expectNoTransaction } from "#app/platform/db/transaction-in-hand.server.ts";
import { env } from "#app/platform/env.server.ts";
import { verbatim, withoutFullStop } from "#app/platform/messages/message.ts";
import { messaging } from "../../messages.ts";
import { ChannelFault } from "../channel-fault.ts";
import type { ChannelLine, OutgoingMessage, SendAnswer } from "../channel-provider.ts";
import { composeMail, type MailContent } from "./compose-mail.server.ts";
import { findMailHost } from "./mail-host.server.ts";
import { smtpWords } from "./messages.ts";
import { answerToFault } from "./read-smtp-fault.ts";
import type { SmtpCredentials } from "./smtp-credentials.ts";

/** Milliseconds: to be let in, and for a server to say nothing while a mail is handed over. */
const PATIENCE = { connect: 10_000, silence: 20_000 };

type MailLine = Omit<ChannelLine, "send"> & { send(message: OutgoingMessage & { content: MailContent }): Promise<SendAnswer> };

/**
 * A conversation with a mail server, up to where it takes letters. Passwords and letters go over TLS, unless the server is one that whoever
 * runs Waybill has named as theirs.
 */
export async function openSmtp(credentials: SmtpCredentials): Promise<MailLine> {
  expectNoTransaction("smtp");
  const { address, isOurs } = await findMailHost(credentials.host, credentials.port);
  const secure = credentials.port === 465;
  const connection = new SMTPConnection({
    host: address,
    port: credentials.port,
    secure,
    requireTLS: !secure && !isOurs,
    opportunisticTLS: isOurs,
    name: new URL(env.SHOPIFY_APP_URL).hostname,
    tls: { ...(isIP(credentials.host) === 0 && { servername: credentials.host }), ...(isOurs && { rejectUnauthorized: false }) },
    connectionTimeout: PATIENCE.connect,
    greetingTimeout: PATIENCE.connect,
    socketTimeout: PATIENCE.silence,
  });
  await letIn(connection, credentials);
  return {
    send: (message) => send(connection, credentials, message),
    // SMTP has no question for what became of a letter.
    find: null,
    close: () => connection.quit(),
  };
}

async function letIn(connection: SMTPConnection, { user, password }: SmtpCredentials): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      // A server that hangs up later is told by whatever is being done then.
      connection.on("error", reject);
      connection.connect((fault) => (fault ? reject(fault) : resolve()));
    });
    if (user === "") return;
    await new Promise<void>((resolve, reject) => {
      connection.login({ user, credentials: { user, pass: password } }, (fault) => (fault ? reject(fault) : resolve()));
    });
  } catch (fault) {
    connection.close();
    const isRefused = fault instanceof Error && "responseCode" in fault && [530, 534, 535, 538].includes(Number(fault.responseCode));
    const why = verbatim(withoutFullStop(fault instanceof Error ? fault.message : ""));
    const said = { provider: smtpWords.message("label"), why };
    throw isRefused
      ? new ChannelFault("unauthorized", messaging.message("not-let-in", said), { cause: fault })
      : new ChannelFault("unreachable", messaging.message("unreachable", said), { cause: fault });
  }
}

async function send(
  connection: SMTPConnection,
  from: SmtpCredentials,
  message: OutgoingMessage & { content: MailContent },
): Promise<SendAnswer> {
  const letter = await composeMail(message, from, nowDate());
  const envelope = { from: from.fromAddress, to: [message.address], size: letter.byteLength, use8BitMime: true };
  // The server asks for the letter once it has said yes to sender and recipient: until then nothing of it has left.
  let handedOver = false;
  const body = new Readable({
    read() {
      if (Temporal.Instant.compare(now(), message.notAfter) > 0) return void this.destroy(new Error("too late"));
      handedOver = true;
      this.push(letter);
      this.push(null);
    },
  });
  return new Promise<SendAnswer>((resolve) => {
    connection.send(envelope, body, (fault, info) => {
      if (fault) {
        connection.close();
        resolve(answerToFault(fault, handedOver));
      } else resolve({ outcome: "accepted", stage: "sent", providerMessageId: info.response.slice(0, 500) });
    });
  });
}
