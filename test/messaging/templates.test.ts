import { describe, expect, test } from "vitest";
import { compileTemplate, findGapsIn, renderTemplate } from "#app/messaging/templates/in-template-thread.server.ts";

const body = (inside: string) => `<mjml><mj-body>${inside}</mj-body></mjml>`;
const column = (inside: string) => body(`<mj-section><mj-column>${inside}</mj-column></mj-section>`);

async function compiled(mjml: string): Promise<string> {
  const answer = await compileTemplate(mjml);
  if (answer.outcome !== "compiled") throw new Error(JSON.stringify(answer));
  return answer.html;
}

const cart = column(`
  <mj-text>Hello {{ buyer.name | default: "you" }},</mj-text>
  <mj-raw>{% for item in cart.items %}</mj-raw><mj-text>{{ item.title }}</mj-text><mj-raw>{% endfor %}</mj-raw>
  <mj-button href="{{ cart.url }}">Back to your cart</mj-button>
  <mj-text><a href="%unsubscribe%">Unsubscribe</a></mj-text>`);
const variables = { buyer: { name: "Ada" }, cart: { url: "https://shop.example/r/1", items: [{ title: "Mug" }, { title: "Tea" }] } };

test("a template is a mail for one person, with a part for whoever reads no HTML", async () => {
  const answer = await renderTemplate({ subject: "{{ buyer.name }}, your cart", html: await compiled(cart) }, variables);
  expect(answer).toMatchObject({ outcome: "rendered", isClipped: false, mail: { subject: "Ada, your cart" } });
  if (answer.outcome !== "rendered") return;
  expect(answer.mail.text).toMatch(/Hello Ada,\s+Mug\s+Tea\s+Back to your cart \[https:\/\/shop\.example\/r\/1\]/);
  expect(answer.mail.html).toContain('href="%unsubscribe%"');
});

test("what a buyer is called stays text, also from right to left and with signs of markup", async () => {
  const name = `<script>alert(1)</script>"'{{ 1 }} مرحبا 🧨`;
  const answer = await renderTemplate({ subject: "{{ buyer.name }}", html: await compiled(cart) }, { ...variables, buyer: { name } });
  if (answer.outcome !== "rendered") throw new Error("refused");
  expect(answer.mail.html).not.toContain("<script>alert");
  expect(answer.mail.html).toContain("{{ 1 }} مرحبا 🧨");
  expect(answer.mail.subject).toBe(name);
});

describe("whoever wrote a text is told of its gaps", () => {
  const known = { buyer: { name: null }, cart: { total: "£5", items: [{ title: "Mug", variant: null }] }, code: null, products: [] };
  const gapsIn = async (...texts: string[]) => {
    const answer = await findGapsIn(texts, known);
    return answer.outcome === "looked" ? answer.gaps : answer;
  };

  test("of names that nobody knows, also where they are only asked about", async () => {
    expect(await gapsIn("{{ shop.name }} {{ cart.total }}", "{% if cart.sum %}x{% endif %}")).toEqual(["cart.sum", "shop.name"]);
  });

  test("of names that have no value, unless a text asks first or has something in their place", async () => {
    expect(await gapsIn("{{ code }} {{ buyer.name | upcase }}")).toEqual(["buyer.name", "code"]);
    expect(
      await gapsIn("{% if code %}{{ code }}{% endif %} {{ buyer.name | default: 'you' }} {% unless code %}none{% endunless %}"),
    ).toEqual([]);
    expect(
      await gapsIn("{% assign mine = code %}{% if mine %}{{ mine }}{% endif %}{% case code %}{% when nil %}none{% endcase %}"),
    ).toEqual([]);
  });

  test("of what the parts of a list are called", async () => {
    expect(await gapsIn("{% for item in cart.items %}{{ item.title }} {{ item.titel }} {{ item.variant }}{% endfor %}")).toEqual([
      "item.titel",
      "item.variant",
    ]);
    expect(await gapsIn("{{ cart.items.first.titel }} {{ cart.items[0].title }} {{ cart.items.size }}")).toEqual([
      "cart.items.first.titel",
    ]);
    expect(await gapsIn("{% for one in products %}{{ one.titel }}{% endfor %}")).toEqual([]);
  });

  test("and of Liquid that is none", async () => {
    expect(await gapsIn("{% nope %}")).toMatchObject({ outcome: "refused", problems: [{ code: "liquid" }] });
  });
});

test("a tag of Liquid that MJML would drop is named instead", async () => {
  const lost = body(`{% if cart.items %}<mj-section><mj-column><mj-text>x</mj-text></mj-column></mj-section>{% endif %}`);
  expect(await compileTemplate(lost)).toEqual({
    outcome: "refused",
    problems: ["{% if cart.items %}", "{% endif %}"].map((detail) => ({ code: "lost-tag", detail })),
  });
});

test("a fault of MJML is told with its line, and no file is read", async () => {
  expect(await compileTemplate(column("<mj-nothing>x</mj-nothing>"))).toMatchObject({ outcome: "refused", problems: [{ code: "mjml" }] });
  const including = await compileTemplate(column(`<mj-include path="/etc/passwd" type="html" /><mj-text>x</mj-text>`));
  expect(JSON.stringify(including)).not.toContain("root:");
  expect(await renderTemplate({ subject: "x", html: "{% include '/etc/passwd' %}{% render 'package.json' %}" }, {})).toMatchObject({
    outcome: "refused",
  });
});

test.each([
  ["that never ends", "{% for a in (1..100000000) %}x{% endfor %}"],
  ["of loops in loops", "{% for a in (1..900) %}{% for b in (1..900) %}{% for c in (1..900) %}x{% endfor %}{% endfor %}{% endfor %}"],
  ["that doubles a text for ever", `{% assign a = "xxxxxxxxxxxxxxxx" %}${"{% assign a = a | append: a %}".repeat(40)}{{ a }}`],
  ["of a filter that nobody knows", "{{ a | constructor }}"],
  ["that reaches for our own", "{{ a.constructor.constructor }}{{ a.__proto__ }}{% raw"],
])("a template %s is refused, and the next one is served", async (_, html) => {
  expect(await renderTemplate({ subject: "x", html }, { a: {} })).toMatchObject({ outcome: "refused" });
  expect(await renderTemplate({ subject: "x", html: "<p>{{ a }}</p>" }, { a: "fine" })).toMatchObject({
    mail: { html: "<p>fine</p>", text: "fine" },
  });
});

test("a cart of a megabyte is a mail that is told to be clipped", async () => {
  const items = Array.from({ length: 4_000 }, (_, index) => ({ title: `Mug ${String(index)} ${"long ".repeat(40)}` }));
  expect(
    await renderTemplate({ subject: "x", html: "{% for item in items %}<p>{{ item.title }}</p>{% endfor %}" }, { items }),
  ).toMatchObject({
    outcome: "rendered",
    isClipped: true,
  });
});
