import { createClock } from "#sandbox/clock.ts";
import { createFaults } from "#sandbox/faults/create-faults.ts";
import { createLedger } from "#sandbox/ledger.ts";
import { createMailInbox } from "#sandbox/mail/create-mail-inbox.ts";
import type { Mail } from "#sandbox/mail/mail.ts";
import { portOfProcess } from "../support/port-of-process.ts";

const clock = createClock();
const faults = createFaults();
const inbox = createMailInbox({ clock, ledger: createLedger(clock), meet: faults.meet });
const port = portOfProcess();
process.env["PRIVATE_MAIL_HOSTS"] = `127.0.0.1:${String(port)}`;
if ((await inbox.listen(port)) !== port) throw new Error(`Port ${String(port)} is in use: run this test once more.`);

/** The sandbox's SMTP inbox, as PRIVATE_MAIL_HOSTS names it: imported before anything of the app. */
export const sandboxInbox = {
  inbox,
  clock,
  faults,
  credentials: { host: "127.0.0.1", port, user: "shop", password: "any", fromName: "Tea & Mugs", fromAddress: "hello@shop.example" },
  /** The last mail to an address. */
  lastTo: (address: string): Mail | undefined => inbox.mails().findLast(({ to }) => to.includes(address)),
  async close() {
    await inbox.stop();
    clock.stop();
  },
};
