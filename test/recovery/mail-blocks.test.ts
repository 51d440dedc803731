import fc from "fast-check";
import { expect, test } from "vitest";
import { checkTemplate } from "#app/messaging/templates/check-template.server.ts";
import { compileMjml } from "#app/messaging/templates/compile-mjml.server.ts";
import { findGaps } from "#app/messaging/templates/find-gaps.ts";
import { renderMail } from "#app/messaging/templates/render-mail.ts";
import { messageVariables } from "#app/recovery/composing/message-variables.ts";
import { keepable } from "#app/recovery/mail-blocks/as-markup.ts";
import { MailBlocks, type Span } from "#app/recovery/mail-blocks/block.ts";
import { COLOURS, compileBlocks, inkOn, luminance } from "#app/recovery/mail-blocks/compile-blocks.ts";
import { type ConditionName, CONDITIONS, VARIABLES } from "#app/recovery/mail-blocks/variables.ts";
import { sampleFacts } from "#app/recovery/templates/sample-facts.ts";
import { inEnglish } from "../support/in-english.ts";

/** What breaks mail editors: Liquid, markup, MJML, marks, entities, and what no parser likes. */
const HOSTILE = [
  ...[
    "{{ code }}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{% raw %}",
    "{% endif %}",
    "{% include 'x' %}",
    "{{{{",
    "{",
    "{#",
    "%unsubscribe%",
    "%sender%",
  ],
  ...["</mj-text>", "<mj-raw>", "</mj-raw>", "<mj-include path='/etc/passwd' />", "<!--", "-->", "<![CDATA[", "]]>", "<script>", "<b"],
  ...[
    "&amp;",
    "&#123;&#123;",
    "&lt",
    "&",
    `"`,
    "'",
    "`",
    "=",
    "\\",
    "\0",
    "\u0007",
    "\ud800",
    "\u202e",
    "\u2028",
    "🧨",
    "مرحبا",
    "\n",
    "  ",
    "$&",
    "$1",
  ],
];
const text = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(""))
  .filter((typed) => /[^\s\u00a0]/.test(seen(keepable(typed))));

/** Words as an eye sees them: spaces are one space, and what has no width is not there. */
const seen = (words: string): string => words.replaceAll("\u2060", "").replaceAll(/\s+/g, " ").trim();

/** What stands in a page, written by nobody of this house: comments, styles and tags are not seen, entities are what they stand for. */
function wordsIn(html: string): string {
  const bare = html
    .replaceAll(/<!--[\s\S]*?-->/g, "")
    .replaceAll(/<style[\s\S]*?<\/style>/g, "")
    .replaceAll("<br />", "\n")
    .replaceAll(/<[^>]*>/g, "");
  return seen(decoded(bare));
}
const decoded = (markup: string) =>
  markup.replaceAll(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number(code)) : { amp: "&", lt: "<", gt: ">", quot: `"` }[name]!,
  );

const variables = messageVariables(sampleFacts());
async function htmlOf(mail: MailBlocks, given: object = variables, language = "en"): Promise<string> {
  const compiled = await compileMjml(compileBlocks(mail, language));
  if (compiled.outcome === "refused") throw new Error(JSON.stringify(compiled.problems));
  const rendered = await renderMail("Your cart", compiled.html, given);
  if (rendered.outcome === "refused") throw new Error(JSON.stringify(rendered.problems));
  expect(await findGaps([compiled.html], given)).toEqual({ outcome: "looked", gaps: [] });
  return rendered.mail.html;
}

const footer = { why: [{ text: "You left a cart." }], unsubscribe: "Unsubscribe" };
const mailOf = (blocks: readonly object[], more: object = {}): MailBlocks =>
  MailBlocks.parse({ footer, blocks: blocks.map((block, index) => ({ id: `b${String(index)}`, ...block })), ...more });

const typed = fc.record({
  text,
  bold: fc.boolean(),
  italic: fc.boolean(),
  address: fc.constantFrom(undefined, "https://shop.example/a?b=1&c={{x}}".replace(/[{}]/g, "")),
});
const words = fc.array(typed, { minLength: 1, maxLength: 3 });

test("whatever somebody types into a block, the mail compiles and its reader sees exactly that", async () => {
  const mail = fc.record({
    heading: words,
    body: words,
    button: words,
    cart: words,
    code: words,
    why: words,
    // As long as the name of a link may be.
    link: text.filter(({ length }) => length <= 60),
    alt: text,
    leave: text,
    preview: text,
  });
  await fc.assert(
    fc.asyncProperty(mail, async ({ heading, body, button, cart, code, why, link, alt, leave, preview }) => {
      const html = await htmlOf(
        mailOf(
          [
            { kind: "heading", words: heading },
            { kind: "text", words: body },
            { kind: "image", picture: "https://shop.example/a.png", alt },
            { kind: "button", words: button, target: { to: "link" } },
            { kind: "cart", quantity: cart, more: cart, total: cart },
            { kind: "code", off: code, freeShipping: code, until: code },
            { kind: "parcel", number: code },
            { kind: "social", links: [{ name: link, address: "https://social.example/tea" }] },
          ],
          { preview, footer: { why, unsubscribe: leave } },
        ),
      );
      const said = wordsIn(html);
      for (const spans of [heading, body, button, cart, code, why])
        expect(said).toContain(seen(keepable(spans.map((span) => span.text).join(""))));
      for (const one of [link, leave, preview]) expect(said).toContain(seen(keepable(one)));
      const [, shown = ""] = /alt="([^"]*)" src="https:\/\/shop/.exec(html) ?? [];
      expect(seen(decoded(shown))).toBe(seen(keepable(alt)));
      // Of the two marks only the footer's own are there to be filled in.
      expect(html.split("%unsubscribe%")).toHaveLength(2);
      expect(html.split("%sender%")).toHaveLength(2);
      expect(html).not.toMatch(/<script|<mj-|\{\{/);
    }),
    { numRuns: 100 },
  );
});

test("a variable is what is known of its buyer, whatever signs are in that, else what was typed for those of whom nothing is known", async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (name, otherwise) => {
      const said: Span[] = [{ text: "Hello " }, { variable: "first-name", otherwise, bold: true }, { text: "." }];
      const mail = mailOf([{ kind: "text", words: said }]);
      const buyer = (first_name: string | null) => ({ ...variables, buyer: { first_name, name: null } });
      expect(wordsIn(await htmlOf(mail, buyer(keepable(name))))).toContain(seen(`Hello ${keepable(name)}.`));
      expect(wordsIn(await htmlOf(mail, buyer(null)))).toContain(seen(`Hello ${keepable(otherwise)}.`));
    }),
    { numRuns: 15 },
  );
});

const anyVariable = fc.constantFrom(...(Object.keys(VARIABLES) as (keyof typeof VARIABLES)[]).filter((name) => name !== "item-quantity"));
const saidOf = fc.array(
  fc.oneof(fc.record({ variable: anyVariable, otherwise: fc.constantFrom("", "there") }), fc.constant({ text: "words" })),
  { minLength: 1, maxLength: 4 },
);
const target = fc.constantFrom(
  { to: "link" },
  { to: "shop", path: "/collections/süß" },
  { to: "address", address: "https://shop.example/{".replace("{", "x") },
);
const block = fc
  .oneof(
    fc.constant({ kind: "shop-name" }),
    fc.record({ kind: fc.constantFrom("heading", "text"), words: saidOf }),
    fc.record({
      kind: fc.constant("image"),
      picture: fc.constant("https://cdn.shopify.com/a.png?v=1"),
      alt: fc.constant("A mug"),
      target: fc.option(target),
    }),
    fc.record({ kind: fc.constant("button"), words: saidOf, target }),
    fc.record({ kind: fc.constant("cart"), quantity: saidOf, more: saidOf, total: saidOf, hasPictures: fc.boolean() }),
    fc.record({ kind: fc.constant("code"), off: saidOf, freeShipping: saidOf, until: saidOf }),
    fc.record({ kind: fc.constant("parcel"), number: saidOf }),
    fc.record({ kind: fc.constant("products"), most: fc.constantFrom("2", "3", "4"), hasPictures: fc.boolean(), hasPrices: fc.boolean() }),
    fc.constantFrom({ kind: "divider" }, { kind: "spacer" }),
  )
  .chain((one) =>
    fc.record({ when: fc.constantFrom(...(Object.keys(CONDITIONS) as ConditionName[])) }).map((when) => ({ ...one, ...when })),
  );

test("blocks in any order, under any condition, lose no tag of Liquid and pass the checks of every mailbox", async () => {
  const arbitrary = fc.record({ blocks: fc.array(block, { minLength: 1, maxLength: 10 }), language: fc.constantFrom("en", "ar", "de-CH") });
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ blocks, language }) => {
      const source = compileBlocks(mailOf(blocks), language);
      const answer = await checkTemplate({
        subject: "Your cart",
        mjml: source,
        sample: messageVariables(sampleFacts({ language })),
        purpose: "marketing",
      });
      expect(answer.outcome === "checked" && answer.findings.map(({ message }) => inEnglish(message))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test("a mail of every kind of block fetches no typeface from anybody", async () => {
  const html = await htmlOf(mailOf(fc.sample(block, 60)));
  expect(html).not.toMatch(/<link|@import|fonts\.g/);
});

test("a condition shows its block to those of whom it holds, and to nobody else", async () => {
  const pairs = [["has-code", "has-no-code"], ["has-name", "has-no-name"], ["has-arrival", "has-no-arrival"], ["has-tracking", "has-no-tracking"]] as const; // oxfmt-ignore
  const mail = mailOf(pairs.flatMap((pair) => pair.map((when) => ({ kind: "text", when, words: [{ text: `(${when})` }] }))));
  const nothing = messageVariables(sampleFacts({ name: null, code: null, arrives: null, order: { name: "#1", trackingUrl: null, trackingNumber: null, carrier: null, expected: null } })); // oxfmt-ignore
  const [known, unknown] = [wordsIn(await htmlOf(mail)), wordsIn(await htmlOf(mail, nothing))];
  for (const [has, hasNo] of pairs) {
    expect([known.includes(`(${has})`), known.includes(`(${hasNo})`)]).toEqual([true, false]);
    expect([unknown.includes(`(${has})`), unknown.includes(`(${hasNo})`)]).toEqual([false, true]);
  }
});

test("products stand there with their pages, no more than the block shows, and whatever they are called; where there are none nothing does", async () => {
  const things = ["Tea & {{ code }}", "Shortbread", "Honey"].map((title, at) => ({ title, unitPrice: at === 1 ? null : 690, imageUrl: "https://cdn.shopify.com/tea.png", path: `products/p${String(at)}?variant=1` })); // oxfmt-ignore
  const mail = mailOf([
    { kind: "text", when: "has-products", words: [{ text: "Goes well with it" }] },
    { kind: "products", most: "2" },
  ]);
  const html = await htmlOf(mail, messageVariables(sampleFacts({ products: things })));
  const said = wordsIn(html);
  expect(said).toContain("Goes well with it");
  expect(said).toContain("Tea & {{ code }} £6.90");
  expect(said).not.toContain("Shortbread £");
  expect(said).not.toContain("Honey");
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, address = ""]) => decoded(address));
  expect(links).toContain(`${variables.shop.url}products/p0?variant=1&utm_source=waybill&utm_medium=email`);
  expect(wordsIn(await htmlOf(mail, messageVariables(sampleFacts({ products: [] }))))).not.toContain("Goes well");
});

test("a button's words can be read on any colour, and every other ink on its own ground", () => {
  const contrast = (one: string, other: string) => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colour, (ground) => {
      expect(contrast(inkOn(ground), ground)).toBeGreaterThanOrEqual(4.5);
    }),
  );
  for (const ink of [COLOURS.ink, COLOURS.quiet])
    for (const ground of [COLOURS.paper, COLOURS.around]) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
});

test("a page of the shop's tells the shop that its visitor came by a mail; what leads back to the cart and elsewhere is left as it is", async () => {
  const button = (to: object) => ({ kind: "button", words: [{ text: "Look" }], target: to });
  const html = await htmlOf(
    mailOf([
      button({ to: "shop", path: "/collections/sale" }),
      button({ to: "link" }),
      button({ to: "address", address: "https://a.example/?a=1&b=%20" }),
    ]),
  );
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, address = ""]) => decoded(address));
  expect(links).toContain(`${variables.shop.url}collections/sale?utm_source=waybill&utm_medium=email`);
  expect(links).toEqual(expect.arrayContaining([variables.link, "https://a.example/?a=1&b=%20"]));
});

test("a mail of twenty blocks is shown whole by Gmail, and pictures of Shopify's own are no larger than they are shown", async () => {
  const picture = { kind: "image", picture: "https://cdn.shopify.com/huge.png?v=1", alt: "A mug" };
  const many = Array.from({ length: 6 }, () => [
    picture,
    { kind: "text", words: [{ text: "A mug. ".repeat(40) }] },
    { kind: "divider" },
  ]).flat();
  const html = await htmlOf(
    mailOf([{ kind: "heading", words: [{ text: "Mugs" }] }, ...many, { kind: "button", words: [{ text: "Buy" }], target: { to: "link" } }]),
  );
  expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  expect(decoded(html)).toContain("huge.png?v=1&width=1024");
});
