import { sandboxInbox } from "./sandbox-inbox.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smtp } from "#app/messaging/channels/smtp/provider.server.ts";
import { compileTemplate, renderTemplate } from "#app/messaging/templates/in-template-thread.server.ts";
import { now } from "#app/platform/clock.ts";
import { newId } from "#app/platform/ids.ts";

const template = {
  subject: "{{ buyer.name }}, your cart",
  mjml: `<mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ buyer.name }}!</mj-text>
    <mj-raw>{% for item in items %}<p>{{ item.title }}</p>{% endfor %}</mj-raw>
    <mj-button href="{{ cart.url }}">Back to your cart</mj-button></mj-column></mj-section></mj-body></mjml>`,
};
let html = "";
beforeAll(async () => {
  const compiled = await compileTemplate(template.mjml);
  html = compiled.outcome === "compiled" ? compiled.html : "";
});
afterAll(() => sandboxInbox.close());

/** What arrives in a mailbox of somebody of this name, by real SMTP. */
async function arrives({ name, fromName = "Tea & Mugs", items = [] }: { name: string; fromName?: string; items?: object[] }) {
  const variables = { buyer: { name }, items, cart: { url: "https://shop.example/r/1" } };
  const rendered = await renderTemplate({ subject: template.subject, html }, variables);
  if (rendered.outcome === "refused") throw new Error(JSON.stringify(rendered.problems));
  const address = `${newId<string>()}@buyer.example`;
  const line = await smtp.open({ ...sandboxInbox.credentials, fromName });
  const letter = { reference: newId<string>(), address, content: rendered.mail, unsubscribe: "https://waybill.example.com/u/x" };
  expect(await line.send({ ...letter, notAfter: now().add({ seconds: 30 }) })).toMatchObject({ outcome: "accepted" });
  line.close();
  const mail = sandboxInbox.lastTo(address) ?? expect.fail("it did not arrive");
  return { mail, names: mail.headers.map((header) => header.name.toLowerCase()).toSorted() };
}

const HEADERS = [
  ...["content-type", "date", "from", "list-unsubscribe", "list-unsubscribe-post", "message-id", "mime-version", "subject", "to"],
];

test.each([
  ["breaks lines", "Ada\r\nBcc: everybody@example.com\r\n\r\n<h1>Mine</h1>", "Ada Bcc: everybody@example.com Mine"],
  ["breaks lines as Unicode does", "Ada\u2028X-Injected: yes\u0085Bcc: x@y.example", /^Ada.X-Injected: yes.Bcc: x@y\.example, your cart$/s],
  ["is a header of its own", "=?utf-8?q?Ada=0d=0aBcc:_x@y.example?=", "=?utf-8?q?Ada=0d=0aBcc:_x@y.example?="],
  ["is a script", "<script>alert(1)</script>\"'", "alert(1)\"'"],
  ["is a template", "{{ cart.url }}{% raw %}", "{{ cart.url }}{% raw %}"],
  ["laughs", "Ada 🧨👩‍👩‍👧‍👦", "Ada 🧨👩‍👩‍👧‍👦"],
  ["is written from right to left", "مريم ابراهيم", "مريم ابراهيم"],
  ["turns what follows round", "Ada \u202Egnp.exe", /Ada/],
  ["is longer than a line", "Ω".repeat(290), /^Ω{290}/],
])("a mail to somebody whose name %s has the name, and no header that nobody wrote", async (_, name, shown) => {
  const { mail, names } = await arrives({ name });
  expect(names).toEqual(HEADERS);
  expect(mail.to).toHaveLength(1);
  if (typeof shown === "string") expect(mail.subject).toBe(`${shown}, your cart`);
  else expect(mail.subject).toMatch(shown);
  expect(mail.html).not.toMatch(/<script|<h1>/);
  expect(mail.html).toContain("Back to your cart");
  if (/^[\p{L} ]+$/u.test(name)) expect([mail.text, mail.html]).toEqual([expect.stringContaining(name), expect.stringContaining(name)]);
  for (const line of mail.raw.toString("latin1").split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
});

test("a shop's own name with line breaks and quotes is one name", async () => {
  const { mail, names } = await arrives({ name: "Ada", fromName: 'Tea" <x@y.example>\r\nBcc: z@y.example' });
  expect(names).toEqual(HEADERS);
  expect(mail.headers.find(({ name }) => name === "From")?.value).toMatch(/<hello@shop\.example>$/);
});

test("a cart of a megabyte arrives whole", async () => {
  const items = Array.from({ length: 1000 }, (_, index) => ({ title: `Mug ${String(index)} ${"مرحبا 🧨 ".repeat(45)}` }));
  const { mail } = await arrives({ name: "Ada", items });
  expect(mail.raw.length).toBeGreaterThan(1_000_000);
  expect(mail.html).toContain("Mug 999");
});
