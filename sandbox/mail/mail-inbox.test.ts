import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { createTransport } from "nodemailer";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listen, type Listening } from "#test/support/listen.ts";
import { createClock } from "../clock.ts";
import { mailCalls } from "../control/mail-calls.ts";
import { handleControl } from "../control/handle-control.ts";
import { createFaults } from "../faults/create-faults.ts";
import { Fault } from "../faults/fault.ts";
import { createLedger } from "../ledger.ts";
import { createMailInbox } from "./create-mail-inbox.ts";
import { handleInbox } from "./handle-inbox.ts";

const clock = createClock();
const ledger = createLedger(clock);
const faults = createFaults();
const inbox = createMailInbox({ clock, ledger, meet: faults.meet });
let pages: Listening;
let port: number;
beforeAll(async () => {
  port = await inbox.listen(0);
  const control = { calls: mailCalls(inbox, clock) };
  pages = await listen((request, response) => {
    if (request.url?.startsWith("/_control")) void handleControl(control, request, response);
    else void handleInbox(inbox, request, response);
  });
});
afterAll(async () => {
  await Promise.all([inbox.stop(), pages.close()]);
  clock.stop();
});
beforeEach(() => {
  faults.clear();
  inbox.clear();
});

const fault = (asked: object) => faults.add(Fault.parse({ target: "mail", ...asked }));
const send = async (mail: object = {}, socketTimeout = 60_000) => {
  const transport = createTransport({ host: "127.0.0.1", port, ignoreTLS: true, socketTimeout, auth: { user: "shop", pass: "any" } });
  try {
    await transport.sendMail({
      envelope: { from: "bounces+7@shop.example", to: ["ada@buyer.example"] },
      from: "London Shop <shop@shop.example>",
      to: "Ada Ω <ada@buyer.example>",
      subject: "Your cart – ready when you are",
      messageId: "<delivery-7@shop.example>",
      text: "Hello Ada,\n.\nyour cart waits.",
      html: '<p>Hello <b>Ada</b></p><script>top.location = "http://evil.example"</script>',
      ...mail,
    });
    return "taken";
  } catch (cause) {
    const { responseCode, message } = cause as Error & { responseCode?: number };
    return responseCode ?? message;
  }
};
const control = async (method: string, path: string, body?: unknown) => {
  const answer = await fetch(`${pages.url}/_control${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return (await answer.json()) as Record<string, unknown> & { error?: string; raw: string; mails: Record<string, unknown>[] };
};
const page = async (path: string) => (await fetch(pages.url + path)).text();

test("a mail that was handed over is in the inbox, with all that a mail program shows, and in the ledger by its Message-ID", async () => {
  expect(await send()).toBe("taken");
  expect((await control("GET", "/mails?to=ADA@")).mails).toMatchObject([
    {
      from: "bounces+7@shop.example",
      to: ["ada@buyer.example"],
      subject: "Your cart – ready when you are",
      headerFrom: '"London Shop" <shop@shop.example>',
      text: expect.stringContaining("\n.\nyour cart waits.") as string,
      messageId: "<delivery-7@shop.example>",
    },
  ]);
  expect((await control("GET", "/mails?to=somebody.else")).mails).toEqual([]);
  const id = inbox.mails()[0]?.id ?? 0;
  expect((await control("GET", `/mails/${id}`)).raw).toMatch(/^Content-Type: multipart\/alternative/im);
  expect(ledger.entries("mail").at(-1)).toMatchObject({ effect: "mail.accepted", reference: "<delivery-7@shop.example>" });
});

test("the inbox's page lists mails, and one mail's page shows its HTML where nothing of it can run", async () => {
  await send({ subject: "<script>alert(1)</script>" });
  const id = inbox.mails()[0]?.id ?? 0;
  expect(await page("/_mail")).toContain("&#60;script&#62;alert(1)");
  const shown = await page(`/_mail/${id}`);
  expect(shown).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  expect(shown).toContain("your cart waits.");
  expect(shown).toContain('<th scope="row">Message-ID</th>');
  expect(shown).not.toContain("top.location");
  const body = await fetch(`${pages.url}/_mail/${id}/html`);
  expect(body.headers.get("content-security-policy")).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
  expect(await body.text()).toContain("<b>Ada</b>");
});

test.each([
  ["a recipient that does not exist", { kind: "refused" }, 550, 0],
  ["a server that asks to come again", { kind: "refused", code: 451 }, 451, 0],
  ["a mail that looks unsolicited", { kind: "refused-content" }, 554, 0],
  ["no answer, nothing kept", { kind: "timeout" }, /timeout/i, 0],
  ["no answer after the mail was kept", { kind: "timeout-after-effect" }, /timeout/i, 1],
  ["a cut connection, nothing kept", { kind: "reset" }, /closed|ECONNRESET|hang up/i, 0],
  ["a cut connection after the mail was kept", { kind: "reset-after-effect" }, /closed|ECONNRESET|hang up/i, 1],
])("%s can be asked for, for one recipient", async (_what, asked, seen, kept) => {
  fault({ ...asked, operation: "ada@buyer.example", times: 1 });
  expect(await send({ envelope: { from: "a@shop.example", to: ["bob@buyer.example"] } })).toBe("taken");
  // Who is never answered gives up soon; a busy machine may be slow to refuse.
  const answer = await (asked.kind.startsWith("timeout") ? send({}, 400) : send());
  if (seen instanceof RegExp) expect(answer).toMatch(seen);
  else expect(answer).toBe(seen);
  expect(inbox.mails().filter(({ to }) => to.includes("ada@buyer.example"))).toHaveLength(kept);
  expect(await send()).toBe("taken");
});

test("a bounce says by RFC 3464 which mail did not arrive and why, and is handed on with the null sender", async () => {
  await send();
  const mail = inbox.mails()[0]?.id;
  await control("POST", "/mails/bounce", { mail, status: "5.2.2", via: `smtp://127.0.0.1:${port}` });
  const bounce = inbox.mails().at(-1);
  expect(bounce).toMatchObject({ from: "", to: ["bounces+7@shop.example"], subject: "Delivery Status Notification (Failure)" });
  const raw = bounce?.raw.toString() ?? "";
  expect(raw).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status; boundary=/m);
  expect(raw).toMatch(/^Final-Recipient: rfc822; ada@buyer.example\r\nAction: failed\r\nStatus: 5.2.2\r\n/m);
  expect(raw).toMatch(/^Content-Type: text\/rfc822-headers\r\n\r\n[\s\S]*Message-ID: <delivery-7@shop.example>/m);
  expect((await control("POST", "/mails/bounce", { mail, status: "4.4.1" })).raw).toMatch(/^Action: delayed\r\nStatus: 4.4.1/m);
  expect((await control("POST", "/mails/bounce", { mail: 99_999 })).error).toBe("There is no mail 99999.");
});

test("a complaint says by RFC 5965 who calls which mail unwanted, or hides who, and is handed on by HTTP", async () => {
  await send();
  const mail = inbox.mails()[0]?.id;
  const taken: { type: string | undefined; body: string }[] = [];
  const server = await listen((request, response) => {
    void buffer(request).then((body) => {
      taken.push({ type: request.headers["content-type"], body: body.toString() });
      response.end("thanks");
    });
  });
  expect(await control("POST", "/mails/complaint", { mail, via: `${server.url}/inbound` })).toMatchObject({
    handed: { answer: "200 thanks" },
  });
  await server.close();
  expect(taken[0]?.type).toBe("message/rfc822");
  expect(taken[0]?.body).toMatch(/^Feedback-Type: abuse\r\n[\s\S]*^Original-Rcpt-To: <ada@buyer.example>/m);
  const hidden = (await control("POST", "/mails/complaint", { mail, redacted: true })).raw;
  expect(hidden).not.toContain("ada@buyer.example");
  expect(hidden).toContain("<delivery-7@shop.example>");
});

test("leaving by one click is a POST without cookies to the address that the mail names, and needs both headers", async () => {
  const asked: string[] = [];
  const app = createServer((request, response) => {
    void buffer(request).then((body) => {
      asked.push(`${request.method ?? ""} ${request.url ?? ""} ${body.toString()} ${request.headers.cookie ?? "no cookie"}`);
      response.end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const { port: at } = app.address() as { port: number };
  const url = `http://127.0.0.1:${at}/u/token`;
  await send({ headers: { "List-Unsubscribe": `<mailto:leave@shop.example>, <${url}>` } });
  await send({ headers: { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } });
  const [without, having] = inbox.mails().map(({ id }) => id);
  expect((await control("POST", "/mails/unsubscribe", { mail: without })).error).toMatch(/RFC 8058/);
  expect(await control("POST", "/mails/unsubscribe", { mail: having })).toEqual({ url, status: 200 });
  expect(asked).toEqual(["POST /u/token List-Unsubscribe=One-Click no cookie"]);
  app.closeAllConnections();
  app.close();
});
