import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { Clock } from "../clock.ts";
import type { MeetFault } from "../faults/create-faults.ts";
import { MAIL_KINDS, RECIPIENT_KINDS } from "../faults/fault.ts";
import type { Ledger } from "../ledger.ts";
import { listen } from "../listen.ts";
import { type Mail, readMail } from "./mail.ts";

/** Everybody's mailbox: what is handed over by SMTP is kept, whoever it is for. */
export type MailInbox = {
  /** Listens on the loopback, at the wanted port or at any free one. Answers the port. */
  listen(wanted: number): Promise<number>;
  /** Where it listens; nothing until it does. */
  port(): number | undefined;
  /** Oldest first. */
  mails(): readonly Mail[];
  find(id: number): Mail | undefined;
  /** Takes a mail that came another way than by SMTP, such as a bounce that nobody fetched. */
  take(raw: Buffer, envelope: { from: string; to: readonly string[] }): Promise<Mail>;
  clear(): number;
  stop(): Promise<void>;
};

const LARGEST_BYTES = 25 * 1024 * 1024;
const SLOW_MS = 5_000;

/** Replies of a receiving server, by the code that a fault asks for. */
const REFUSALS: Record<number, string> = {
  421: "4.3.2 Try again later, closing connection",
  450: "4.2.1 The user you are trying to contact is receiving mail too quickly",
  451: "4.7.1 Greylisted, please try again later",
  452: "4.2.2 The recipient's inbox is out of storage space",
  550: "5.1.1 The email account that you tried to reach does not exist",
  552: "5.2.2 The recipient's inbox is out of storage space",
  553: "5.1.3 The recipient's address is not valid",
  554: "5.7.1 Message rejected as likely unsolicited",
};

export function createMailInbox(options: {
  clock: Clock;
  ledger: Ledger;
  /** What a recipient or a mail meets; nothing unless faults are wanted. */
  meet?: MeetFault;
  /** The one login that it takes; any, or none at all, unless said. */
  login?: { user: string; password: string };
}): MailInbox {
  const { clock, ledger, meet = () => undefined, login } = options;
  let mails: Mail[] = [];
  let lastId = 0;
  const sockets = new Map<number, Socket>();

  const take: MailInbox["take"] = async (raw, envelope) => {
    const id = (lastId += 1);
    const mail = await readMail(raw, { ...envelope, id, receivedAt: clock.now().toString() });
    mails.push(mail);
    ledger.record({
      target: "mail",
      effect: "mail.accepted",
      reference: mail.messageId,
      detail: { id, from: mail.from, to: mail.to, subject: mail.subject },
    });
    return mail;
  };

  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<"answer" | "say nothing"> => {
    const raw = await buffer(stream);
    if (stream.sizeExceeded) throw refusal(552, "5.3.4 Message size exceeds fixed limit");
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = { from: mailFrom === false ? "" : mailFrom.address, to: rcptTo.map(({ address }) => address) };
    const struck = envelope.to.map((address) => meet("mail", address, MAIL_KINDS)).find((each) => each !== undefined);
    const cut = () => sockets.get(session.remotePort)?.destroy();
    switch (struck?.kind) {
      case "refused-content":
        throw refusal(554);
      case "timeout":
        return "say nothing";
      case "timeout-after-effect":
        await take(raw, envelope);
        return "say nothing";
      case "reset":
        cut();
        return "say nothing";
      case "reset-after-effect":
        await take(raw, envelope);
        cut();
        return "say nothing";
      case "slow":
        await new Promise((resolve) => setTimeout(resolve, SLOW_MS).unref());
        await take(raw, envelope);
        return "answer";
      case undefined:
        await take(raw, envelope);
        return "answer";
    }
  };

  const server = new SMTPServer({
    name: "inbox.waybill.test",
    banner: "Waybill's sandbox",
    // On the loopback, without a certificate that anybody would trust.
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authOptional: login === undefined,
    disableReverseLookup: true,
    size: LARGEST_BYTES,
    logger: false,
    closeTimeout: 100,
    onAuth({ username, password }, _session, callback) {
      const isKnown = !login || (username === login.user && password === login.password);
      if (isKnown) callback(null, { user: username ?? "somebody" });
      else callback(refusal(535, "5.7.8 Username and password not accepted"));
    },
    onRcptTo({ address }, _session, callback) {
      const struck = meet("mail", address, RECIPIENT_KINDS);
      callback(struck ? refusal(struck.code ?? 550) : null);
    },
    onData(stream, session, callback) {
      receive(stream, session).then(
        (next) => {
          if (next === "answer") callback(null);
        },
        (fault: unknown) => callback(fault instanceof Error ? fault : new Error(String(fault))),
      );
    },
  });
  server.server.on("connection", (socket: Socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once("close", () => sockets.delete(remotePort));
  });
  // A client that was cut off, or hung up: none of the inbox's trouble.
  server.on("error", () => undefined);

  return {
    listen: (wanted) => listen(server.server, wanted),
    port: () => (server.server.address() as AddressInfo | null)?.port,
    mails: () => mails,
    find: (id) => mails.find((mail) => mail.id === id),
    take,
    clear() {
      const { length } = mails;
      mails = [];
      return length;
    },
    stop() {
      for (const socket of sockets.values()) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function refusal(code: number, text = REFUSALS[code] ?? (code < 500 ? "4.0.0 Not now" : "5.0.0 Refused")): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
