import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { portOfProcess } from "../support/port-of-process.ts";

export type ReceivedMail = { from: string; to: string[]; raw: Buffer };

/** What the server does to a letter: takes it, refuses its recipient or the letter, or takes it and hangs up without a word. */
export type MailFault = { at: "rcpt" | "data"; code: number; text: string } | { at: "after-data" } | { at: "before-data" };

const USER = "waybill";
const PASSWORD = "let me in";

/** A real mail server on this machine, as PRIVATE_MAIL_HOSTS names it: imported before anything of the app. */
export async function startMailServer() {
  const mails: ReceivedMail[] = [];
  const faults: MailFault[] = [];
  const take = (...at: MailFault["at"][]) => {
    const place = faults.findIndex((fault) => at.includes(fault.at));
    return place === -1 ? undefined : faults.splice(place, 1)[0];
  };
  const refused = (fault: MailFault) => Object.assign(new Error("text" in fault ? fault.text : ""), "code" in fault && { responseCode: fault.code }); // oxfmt-ignore
  const server = new SMTPServer({
    logger: false,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.username === USER && auth.password === PASSWORD) done(null, { user: USER });
      else done(new Error("No such user or password"));
    },
    onRcptTo(_address, _session, done) {
      const fault = take("rcpt", "before-data");
      if (fault?.at === "before-data") for (const connection of server.connections) connection.close();
      done(fault ? refused(fault) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const fault = take("data", "after-data");
        if (fault?.at !== "data") {
          const { mailFrom, rcptTo } = session.envelope;
          mails.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) });
        }
        if (fault?.at === "after-data") for (const connection of server.connections) connection.close();
        done(fault ? refused(fault) : null);
      });
    },
  });
  server.on("error", () => undefined);
  const port = portOfProcess();
  process.env["PRIVATE_MAIL_HOSTS"] = `127.0.0.1:${String(port)}`;
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return {
    port,
    mails,
    faults,
    credentials: { host: "127.0.0.1", port, user: USER, password: PASSWORD, fromName: "Tea & Mugs", fromAddress: "hello@shop.example" },
    close: () => new Promise<void>((closed) => server.close(closed)),
  };
}

/** Started when it is imported, so that the app reads of it in its environment. */
export const mailServer = await startMailServer();
