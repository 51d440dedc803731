import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { composeMail } from "#app/messaging/channels/smtp/compose-mail.server.ts";
import { type BuiltInMailTemplate, builtInMailTemplates, offerMailTemplates } from "#app/messaging/templates/built-in-templates.ts";
import { checkMailTemplate, compileTemplate, renderTemplate } from "#app/messaging/templates/in-template-thread.server.ts";
import { newId } from "#app/platform/ids.ts";
import "#app/recovery/templates/built-in-templates.ts";
import "#app/rooms.server.ts";

/** SpamAssassin calls mail spam from 5 on. */
const MOST = 2;
const isInstalled = spawnSync("spamassassin", ["--version"]).status === 0;

const plain: BuiltInMailTemplate = {
  name: "test.plain",
  purpose: "marketing",
  subject: "{{ buyer.name }}, your cart is kept for you",
  mjml: `<mjml><mj-body><mj-section><mj-column>
    <mj-text>Hello {{ buyer.name }},</mj-text><mj-text>You left a mug in your cart. It is still there, at the price that you saw.</mj-text>
    <mj-button href="{{ cart.url }}">Back to your cart</mj-button>
    <mj-text>Tea &amp; Mugs, 1 Mill Road, Leeds. <a href="%unsubscribe%">Unsubscribe</a></mj-text></mj-column></mj-section></mj-body></mjml>`,
  sample: { buyer: { name: "Ada" }, cart: { url: "https://shop.example/r/1" } },
};

test("a room above offers its templates once each", () => {
  const before = builtInMailTemplates().length;
  offerMailTemplates([plain]);
  expect(builtInMailTemplates()).toHaveLength(before + 1);
  expect(() => offerMailTemplates([plain])).toThrow("already");
});

/** The mail as it goes over the wire. */
async function letterOf({ subject, mjml, sample, purpose }: BuiltInMailTemplate): Promise<Buffer> {
  const compiled = await compileTemplate(mjml);
  if (compiled.outcome === "refused") throw new Error(JSON.stringify(compiled.problems));
  const rendered = await renderTemplate({ subject, html: compiled.html }, sample);
  if (rendered.outcome === "refused") throw new Error(JSON.stringify(rendered.problems));
  const from = { fromName: "Tea & Mugs", fromAddress: "hello@teaandmugs.com", dkimDomain: "", dkimSelector: "", dkimKey: "" };
  return composeMail(
    {
      reference: newId(),
      address: "ada@gmail.com",
      content: rendered.mail,
      unsubscribe: purpose === "marketing" ? "https://waybill.app/u/v1.token" : null,
    },
    { host: "", port: 25, user: "", password: "", ...from },
    new Date(),
  );
}

async function spamScore(letter: Buffer): Promise<{ score: number; report: string }> {
  const program = spawn("spamassassin", ["--local", "--test-mode"], { stdio: ["pipe", "pipe", "ignore"] });
  program.stdin.end(letter);
  const report = await text(program.stdout);
  return { score: Number(/^X-Spam-Status:.*?score=(-?[\d.]+)/ms.exec(report)?.[1] ?? Number.NaN), report };
}

const offered = [...builtInMailTemplates(), plain];

describe.each(offered)("the template $name", (template) => {
  test("passes its own checks", async () => {
    expect(await checkMailTemplate(template)).toEqual([]);
  });

  test.skipIf(!isInstalled)("is no spam to SpamAssassin", async () => {
    const { score, report } = await spamScore(await letterOf(template));
    expect(score, report).toBeLessThan(MOST);
  });
});
