import fc from "fast-check";
import { Liquid } from "liquidjs";
import { describe, expect, test } from "vitest";
import { findGaps } from "#app/messaging/templates/find-gaps.ts";
import { renderMail } from "#app/messaging/templates/render-mail.ts";
import { compileMjml } from "#app/messaging/templates/compile-mjml.server.ts";
import { messageVariables } from "../../composing/message-variables.ts";
import { sampleFacts } from "../../templates/sample-facts.ts";
import { convertTags } from "./convert-tags.ts";
import { mailFromHtml } from "./mail-from-html.ts";

const html = (source: string) => convertTags(source, { isHtml: true });

test("what is left out of a tag is said", () => {
  expect([...html("{{ first_name|title }}{{ event.ImageURL|missing_product_image }}").changed].toSorted()).toEqual([
    "tag-picture",
    "tag-title",
  ]);
  expect(html("{{ first_name|missing_product_image }}").unsure).toHaveLength(1);
});

describe("a tag of Klaviyo's says here what it said there:", () => {
  test.each([
    ["{{ first_name|default:'there' }}", '{{ buyer.first_name | default: "there" }}'],
    // oxfmt-ignore
    ...[["{{ person.first_name | title }}", "{{ buyer.first_name }}"], ["{{ person.first_name|title|default:'friend' }}", '{{ buyer.first_name | default: "friend" }}']],
    ["{% if event.extra.line_items %}{% for item in event.extra.line_items %}<img src=\"{% if item.product.variant.images.0.src %}{{ item.product.variant.images.0.src }}{% else %}{{ item.product.images.0.src|missing_product_image }}{% endif %}\">{% endfor %}{% endif %}", "{% if cart.items.first %}{% for item in cart.items %}<img src=\"{% if item.image %}{{ item.image }}{% else %}{{ item.image }}{% endif %}\">{% endfor %}{% endif %}"], // oxfmt-ignore
    // oxfmt-ignore
    ...[["<a href=\"{{ organization.url|trim_slash }}/products/{{ item.product.handle }}?utm_source=x\">", '<a href="{{ link }}">'], ["<a href='https://tea.example/products/{{ item.handle }}'>", "<a href='{{ link }}'>"], ["{{ event.ImageURL|missing_product_image }}", "{{ cart.items[0].image }}"]],
    ["{{ person|lookup:'first_name'|default:\"\" }}", "{{ buyer.first_name }}"],
    ["{{ event.extra.checkout_url }}", "{{ link }}"],
    ["{{ event.extra.responsive_checkout_url|safe }}", "{{ link }}"],
    ["{{ organization.url|trim_slash }}/cart", '{{ shop.url | remove_last: "/" }}/cart'],
    ["${{ event|lookup:'$value'|floatformat:2 }}", "{{ cart.total }}"],
    ["{{ event.extra.line_items.0.product.title }}", "{{ cart.items[0].title }}"],
    ["{% for item in event.extra.line_items|slice:':3' %}{{ item.quantity|floatformat:0 }} {{ item.product.title }}{% currency_format item.line_price|floatformat:2 %}{% endfor %}", "{% for item in cart.items limit: 3 %}{{ item.quantity }} {{ item.title }}{{ item.total }}{% endfor %}"], // oxfmt-ignore
    ["{% for item in event.extra.line_items %}{% if item.variant_title != 'Default Title' %}{{ item.variant_title }}{% endif %}{% endfor %}", "{% for item in cart.items %}{% if item.variant %}{{ item.variant }}{% endif %}{% endfor %}"], // oxfmt-ignore
    ["{% if first_name %}Hi{% elif forloop.counter <= 2 %}Ho{% else %}Hello{% endif %}", "{% if buyer.first_name %}Hi{% elsif forloop.index <= 2 %}Ho{% else %}Hello{% endif %}"], // oxfmt-ignore
    ["{% unsubscribe 'Leave us' %}", '<a href="%unsubscribe%">Leave us</a>'],
    ['<a href="{% unsubscribe_link %}">', '<a href="%unsubscribe%">'],
    ["{{ organization.full_address }}", "%sender%"],
    ["{% coupon_code 'SAVE10' %}", "{{ code }}"],
    ["{# for us #}", ""],
  ])("%s", (source, liquid) => expect(html(source).text).toBe(liquid));

  test("in a text message nothing stands where a link to leave was: it says STOP at its end", () => {
    expect(convertTags("Bye {% unsubscribe %}{% manage_preferences_link %}", { isHtml: false }).text).toBe("Bye ");
  });
});

test("what nobody can be sure of is told of, and can't be sent", () => {
  const { text, unsure } = html("{{ person.points }} {{ item.title }} {% catalog x %} {{ event.extra.foo|default:'a' }} {{");
  expect(unsure).toHaveLength(5);
  expect(() => new Liquid().parse(text)).toThrow("klaviyo");
});

test("whatever is written between tags is kept, and what can't be sent is told of", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "{{",
      "}}",
      "{%",
      "%}",
      "'",
      "|",
      "{{ first_name }}",
      "{% if x %}",
      "{% endfor %}",
      "{% for item in event.extra.line_items %}",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join("")),
      (source) => {
        const { text, unsure } = html(source);
        if (!/\{[{%#]/.test(source)) expect(text).toBe(source);
        expect(unsure.length > 0).toBe(text.includes("{% klaviyo "));
      },
    ),
  );
});

test("a hostile template takes no longer than it is long", () => {
  for (const part of ["{{ ", "{% if not  ", "<style>", "<script", "{{ a|", "{{ first_name }}$"]) {
    const { text } = html(part.repeat(30_000));
    expect(mailFromHtml(text, "", "en").mjml.length).toBeGreaterThan(0);
  }
});

test("a template as Klaviyo's editor makes them becomes a mail that is filled in for a buyer", async () => {
  const template = `<!DOCTYPE html><html><head><style>.a{color:red}</style></head><body class="b"><script>alert(1)</script>
    <p>Hi {{ first_name|default:'there' }},</p><table>{% for item in event.extra.line_items %}<tr><td>{{ item.product.title }} × {{ item.quantity|floatformat:0 }}</td><td>\${{ item.line_price|floatformat:2 }}</td></tr>{% endfor %}</table>
    <a href="{{ event.extra.checkout_url }}">Back to your cart</a></mj-raw> {% unsubscribe %} {{ organization.name }}, {{ organization.full_address }}</body></html>`;
  const { mjml, removed } = mailFromHtml(html(template).text, "It’s still here", "en");
  expect(removed).toEqual(["<script>"]);
  const compiled = await compileMjml(mjml);
  const variables = messageVariables(sampleFacts());
  const mail = compiled.outcome === "compiled" ? await renderMail("Hi", compiled.html, variables) : compiled;
  expect(mail).toMatchObject({ outcome: "rendered" });
  expect(compiled.outcome === "compiled" && (await findGaps([compiled.html], variables))).toEqual({ outcome: "looked", gaps: [] });
  if (mail.outcome !== "rendered") return;
  expect(mail.mail.html).toContain("Hi Ada,");
  expect(mail.mail.html).toContain("<td>£25.00</td>");
  expect(mail.mail.html).toContain(".a{color:red}");
  expect(mail.mail.html).not.toContain("alert");
  expect(mail.mail.text).toContain("Stoneware mug × 2");
});

test("a thing without a picture has no broken one, the sender stands there once, and the mail says in which language it is", async () => {
  const picture = "<img width=\"96\" src=\"{% if item.product.variant.images.0.src %}{{ item.product.variant.images.0.src }}{% else %}{{ item.product.images.0.src|missing_product_image }}{% endif %}\" alt=\"\">"; // oxfmt-ignore
  const source = `<body>{% for item in event.extra.line_items %}${picture}{% endfor %}{{ organization.name }}<br>{{ organization.full_address }}</body>`;
  const { mjml } = mailFromHtml(html(source).text, "", "he");
  expect(mjml).toContain('{% if item.image %}<img width="96" src="{{ item.image }}" alt="">{% endif %}');
  expect(mjml).toContain("%sender%");
  expect(mjml).not.toContain("shop.name");
  const compiled = await compileMjml(mjml);
  expect(compiled.outcome === "compiled" && compiled.html).toContain('<html lang="he" dir="rtl"');
});
