import { expect, test } from "vitest";
import { checkMailTemplate } from "#app/messaging/templates/in-template-thread.server.ts";
import { inEnglish } from "../support/in-english.ts";

const column = (inside: string, head = "") =>
  `<mjml><mj-head>${head}</mj-head><mj-body><mj-section><mj-column>${inside}</mj-column></mj-section></mj-body></mjml>`;
const good = column(`
  <mj-image src="https://shop.example/mug.png" alt="A mug" />
  <mj-text>Hello {{ buyer.name | default: "you" }}, your mug waits.</mj-text>
  <mj-button href="{{ cart.url }}">Back to your cart</mj-button>
  <mj-text><a href="%unsubscribe%">Unsubscribe</a></mj-text>`);
const sample = { buyer: { name: "Ada" }, cart: { url: "https://shop.example/r/1" } };

async function found(mjml: string, given: object = {}) {
  const findings = await checkMailTemplate({ subject: "Your cart", mjml, sample, purpose: "marketing", ...given });
  return findings.map(({ severity, message }) => `${severity}: ${inEnglish(message)}`);
}

test("a good template passes, as MJML takes care of what programs can't do", async () => {
  expect(await found(good)).toEqual([]);
  const order = column(`<mj-text>Your parcel left.</mj-text>`);
  expect(await found(order, { purpose: "transactional" })).toEqual([]);
  expect(await found(order)).toEqual(["warning: There is no link to unsubscribe in the mail. Waybill adds one at its end."]);
});

test.each([
  ["a placeholder that nobody knows", "<mj-text>{{ buyer.nmae }}</mj-text>", /^warning: Nobody knows what buyer\.nmae is/],
  [
    "a link without encryption",
    '<mj-button href="http://shop.example">x</mj-button>',
    /^warning: .*\(http:\/\/\): http:\/\/shop\.example$/,
  ],
  ["a link to nowhere", '<mj-button href="/cart">x</mj-button>', /^error: A link leads nowhere: \/cart$/],
  ["a link that runs something", '<mj-text><a href="javascript:x()">x</a></mj-text>', /^error: A link does something else/],
  ["a script", "<mj-raw><script>x()</script></mj-raw>", /^error: <script> doesn't work in mail/],
  ["a form", "<mj-text><form><input></form></mj-text>", /^error: <form> doesn't work in mail/],
  ["a handler", '<mj-text><b onclick="x()">x</b></mj-text>', /^error: onclick doesn't work in mail/],
  ["a block that there is not", "<mj-nothing>x</mj-nothing>", /^error: The template has a mistake: .*mj-nothing/],
  ["a mistake in Liquid", "<mj-text>{{ buyer.name | shout }}</mj-text>", /^error: A placeholder can't be filled in: .*shout/],
])("%s is told to its author", async (_, block, what) => {
  expect(await found(good.replace("<mj-image", `${block}<mj-image`))).toEqual(expect.arrayContaining([expect.stringMatching(what)]));
});

test("a tag between blocks, a mail without words and one without a subject can't be sent", async () => {
  expect(await found(good.replace("<mj-image", "{% if buyer %}<mj-image"))).toContain(
    "error: {% if buyer %} would get lost, as it stands between blocks. Put it into a block for code.",
  );
  const pictures = column(`<mj-image src="https://shop.example/all.png" href="https://shop.example" alt="" />`);
  expect(await found(pictures, { purpose: "transactional" })).toEqual([expect.stringContaining("only pictures")]);
  expect(await found(good, { subject: "{{ buyer.none }} " })).toEqual(expect.arrayContaining(["error: The mail has no subject."]));
});

test("what Gmail would cut, and what doesn't work in a program that many use, is told with its name", async () => {
  const long = column(`<mj-text>${"A mug. ".repeat(16_000)}<a href="%unsubscribe%">x</a></mj-text>`);
  expect(await found(long)).toEqual([
    expect.stringMatching(/^warning: Gmail shows only the beginning: the mail has 11\d kB, and Gmail cuts at 102 kB\.$/),
  ]);
  const grid = good.replace("</mj-head>", "<mj-style>.a{display:grid}</mj-style></mj-head>");
  expect(await found(grid)).toEqual(["warning: display:grid doesn't work in Outlook for Windows."]);
});

test("a template that never ends, or is larger than any, is told as that, and the next one is looked at", async () => {
  const loop = good.replace("<mj-image", "<mj-text>{% for a in (1..100000000) %}x{% endfor %}</mj-text><mj-image");
  expect(await found(loop)).toEqual([expect.stringMatching(/^error: A placeholder can't be filled in: .*limit/)]);
  expect(await found(column(`<mj-text>${"x".repeat(600_000)}</mj-text>`))).toEqual([
    "error: The template, or the mail that it makes, is too large.",
  ]);
  expect(await found(good.replace("</mj-head>", `<mj-style>${"@media{".repeat(2000)}</mj-style></mj-head>`))).toBeDefined();
  expect(await found(good)).toEqual([]);
});

test("a cart of a megabyte is told to be cut, and one that makes more than any mailbox takes can't be sent", async () => {
  const listing = (each: string) => good.replace("<mj-image", `<mj-raw>{% for item in items %}${each}{% endfor %}</mj-raw><mj-image`);
  const cart = { ...sample, items: Array.from({ length: 5000 }, () => ({ title: "M".repeat(190) })) };
  expect(await found(listing("<p>{{ item.title }}</p>"), { sample: cart })).toEqual([
    expect.stringContaining("Gmail shows only the beginning"),
  ]);
  expect(await found(listing("<p>{{ item.title }}{{ item.title }}</p>"), { sample: cart })).toEqual([expect.stringContaining("too large")]);
});
