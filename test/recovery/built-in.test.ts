import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { renderTextTemplates } from "#app/messaging/templates/in-template-thread.server.ts";
import { segmentsOf } from "#app/messaging/texts/segments.ts";
import { messageVariables } from "#app/recovery/composing/message-variables.ts";
import { renderContent } from "#app/recovery/composing/render-content.server.ts";
import { checkDefinition } from "#app/recovery/journeys/checking/check-definition.ts";
import { checkTexts } from "#app/recovery/journeys/checking/check-texts.server.ts";
import { JourneyDefinition, type JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { builtInJourneys } from "#app/recovery/templates/built-in-journeys.ts";
import { builtInMailTemplates, builtInText, builtInWhatsApp } from "#app/recovery/templates/built-in-templates.ts";
import { sampleFacts } from "#app/recovery/templates/sample-facts.ts";

const awkward = {
  "a whole cart": sampleFacts(),
  "nothing known": sampleFacts({ name: null, code: null, arrives: null, order: null, lines: [], buyersLanguage: null }),
  "hostile words": sampleFacts({
    name: `<script>alert(1)</script>" onmouseover="x`,
    shop: { name: `"><img src=x onerror=alert(1)>`, domain: "s.myshopify.com" },
    lines: [
      {
        title: `<b>bold</b> "quoted" 'single'`,
        variantTitle: "</td></table>",
        quantity: 1,
        unitPrice: 1,
        imageUrl: "javascript:alert(1)",
      },
    ],
    currency: "XXX",
  }),
  "a thousand lines, right to left": sampleFacts({
    name: "\u202Eمريم 🧨",
    lines: Array.from({ length: 1000 }, (_, place) => ({
      title: `قدح ${String(place)} ${"ح".repeat(500)}`,
      variantTitle: null,
      quantity: 999,
      unitPrice: 9_999_999,
      imageUrl: `https://cdn.shopify.com/${"p".repeat(300)}.png`,
    })),
    buyersLanguage: "ar-EG",
  }),
} as const;

type Mail = { subject: string; html: string; text: string };
const rendered = async (template: (typeof builtInMailTemplates)[number], facts: keyof typeof awkward) => {
  const variables = messageVariables({ ...awkward[facts], language: template.language });
  return (await renderContent("email", { subject: template.subject, mjml: template.mjml }, variables, "marketing")) as Mail | undefined;
};

describe("every built-in mail", () => {
  test.each(Object.keys(awkward) as (keyof typeof awkward)[])("is whole, small and safe with %s", async (facts) => {
    for (const template of builtInMailTemplates) {
      const which = template.name;
      const mail = await rendered(template, facts);
      if (!mail) throw new Error(`${which} is refused`);
      expect(Buffer.byteLength(mail.html), which).toBeLessThan(60_000);
      expect(mail.html, which).toContain(`lang="${template.language}"`);
      expect(mail.html, which).not.toMatch(/\{\{|\{%|<script|onerror=|onmouseover="x|javascript:|undefined|\[object|<form|<iframe/);
      expect(mail.html.includes('href="%unsubscribe%"'), which).toBe(template.mail !== "late-parcel");
      for (const [picture] of mail.html.matchAll(/<img[^>]*>/g)) expect(picture, which).toMatch(/alt="[^"]+"/);
      expect(mail.subject.trim(), which).not.toBe("");
      expect(mail.subject, which).not.toMatch(/[!]{2}|\{|FREE|100 ?%/);
      expect(mail.text.length, which).toBeGreaterThan(150);
    }
  });

  test("asks nobody for anything but the shop, the app, a carrier and Shopify's pictures: whoever opens it is told to no third party", async () => {
    for (const template of builtInMailTemplates) {
      const html = (await rendered(template, "a whole cart"))?.html.replaceAll(/ xmlns[:\w]*="[^"]*"/g, "") ?? "";
      const hosts = new Set([...html.matchAll(/\bhttps?:\/\/([^/"'\s)?]+)/g)].map(([, host]) => host));
      for (const own of ["tea-and-mugs.myshopify.com", "waybill.example.com", "carrier.example.com", "cdn.shopify.com"]) hosts.delete(own);
      expect([...hosts], template.name).toEqual([]);
      expect(html, template.name).not.toMatch(/<link|@import/);
    }
  });

  test("calls the buyer by name, says what the code takes off and until when, and by when it would be there", async () => {
    const german = builtInMailTemplates.find(({ mail, language }) => mail === "last-reminder" && language === "de");
    const mail = german && (await rendered(german, "a whole cart"));
    expect(mail?.subject).toBe("10 % Rabatt auf Ihren Warenkorb".replace(" %", "\u00A0%"));
    const text = mail?.text.replaceAll(/\s+/g, " ") ?? "";
    for (const said of [
      "Guten Tag Ada,",
      "BACK-7K2M9QXT",
      "Mittwoch, 2. Dezember",
      "bis Donnerstag, 3. Dezember",
      "Stoneware mug",
      "33,90",
    ])
      expect(text, said).toContain(said);
  });

  test("with a code for free shipping promises that, and without one nothing", async () => {
    const [english] = builtInMailTemplates.filter(({ mail, language }) => mail === "last-reminder" && language === "en");
    if (!english) throw new Error("none");
    const free = sampleFacts().code;
    const facts = sampleFacts({ code: free && { ...free, kind: "free-shipping", value: 0 } });
    const mail = (await renderContent("email", english, messageVariables(facts), "marketing")) as Mail;
    expect(mail.subject).toBe("Free shipping for your cart");
    expect(mail.text).toContain("Free shipping with the code");
    expect((await rendered(english, "nothing known"))?.html).not.toMatch(/with the code|BACK-/);
  });
});

describe("built-in texts", () => {
  test.each(["reminder", "lastReminder"] as const)(
    "(%s) name the shop, lead back, and say how to end them, in three segments at most",
    async (name) => {
      for (const [language, { body }] of Object.entries(builtInText(name))) {
        const answer = await renderTextTemplates([body], messageVariables(sampleFacts({ language })));
        const text = answer.outcome === "rendered" ? (answer.texts[0] ?? "") : "";
        expect(text, language).toMatch(/^Tea & Mugs ?: .*\/r\/A{22} .*(?:STOP|BAJA)/);
        expect(segmentsOf(text).count, `${language} ${text}`).toBeLessThanOrEqual(3);
      }
    },
  );

  test("a text that advertises says how its reader leaves, holds no mark of mails and no tab, and is none where it is too long", async () => {
    const sms = (body: string, purpose: "marketing" | "transactional") =>
      renderContent("sms", { body }, messageVariables(sampleFacts({ language: "de" })), purpose);
    expect(await sms("Hallo\t {{ unsubscribe }}", "marketing")).toEqual({ body: "Hallo Abmelden mit STOP" });
    expect(await sms("Hallo. Antworten Sie mit STOP", "marketing")).toEqual({ body: "Hallo. Antworten Sie mit STOP" });
    expect(await sms("Ihr Paket ist da", "transactional")).toEqual({ body: "Ihr Paket ist da" });
    expect(await sms("a".repeat(1_590), "marketing")).toBeUndefined();
  });

  test("for WhatsApp fill every gap, also of somebody whose name nobody knows", async () => {
    for (const [language, text] of Object.entries(builtInWhatsApp())) {
      const content = await renderContent("whatsapp", text, messageVariables(sampleFacts({ language, name: null })), "marketing");
      expect(content, language).toMatchObject({
        name: "cart_reminder",
        language,
        components: [
          { type: "body", parameters: [{ text: expect.stringMatching(/\p{L}/u) as string }, { text: "Tea & Mugs" }, {}] },
          { type: "button", sub_type: "url", parameters: [{ text: "AAAAAAAAAAAAAAAAAAAAAA" }] },
        ],
      });
    }
  });
});

describe("a built-in journey", () => {
  test.each(builtInJourneys.map(({ key, definition }) => [key, definition] as const))(
    "(%s) is whole: every step leads somewhere, and every step is led to",
    (_, definition) => {
      for (const currency of ["EUR", "JPY"]) {
        const { nodes, first, discount } = JourneyDefinition.parse(definition(currency));
        const ids = nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const targets = [first, ...nodes.flatMap((node) => ("branches" in node ? node.branches.map(({ next }) => next) : ["next" in node ? node.next : null, "otherwise" in node ? node.otherwise : null]))]; // oxfmt-ignore
        expect(new Set(targets.filter((id) => id !== null))).toEqual(new Set(ids));
        if (nodes.some((node) => "withCode" in node && node.withCode)) expect(discount).not.toBeNull();
        expect(discount?.notAgainWithinDays ?? 90).toBeGreaterThan(0);
        expect(checkDefinition(definition(currency))).toEqual([]);
        for (const node of nodes)
          if (node.kind === "message") expect(Object.keys(node.texts).sort()).toEqual(["de", "en", "es", "fr", "it"]);
      }
    },
  );
});

test("no built-in mail has words that a language lacks", async () => {
  for (const language of ["de", "en", "es", "fr", "it"])
    expect(await readFile(new URL(`../../app/recovery/templates/words/${language}.ts`, import.meta.url), "utf8")).not.toMatch(/TODO|: ""/);
});

test("a journey whose text can't be filled in is told of by step and language, before all are passed over at it", async () => {
  for (const { key, definition } of builtInJourneys) expect(await checkTexts(definition("EUR")), key).toEqual([]);
  const definition = builtInJourneys.find(({ key }) => key === "call-large")!.definition("GBP");
  const body = "<mjml><mj-body><mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section></mj-body></mjml>";
  const broken = definition.nodes.map((node): JourneyNode => {
    if (node.kind === "call-task") return { ...node, script: "{% if %}" };
    if (node.kind !== "message") return node;
    return {
      ...node,
      texts: { en: { subject: "Hello", mjml: body }, de: { subject: "{% if %}", mjml: body }, fr: { subject: "Bonjour", mjml: "<p>" } },
    };
  });
  const found = await checkTexts({ ...definition, nodes: broken });
  expect(found.map(({ nodeId, message: { code, args } }) => [nodeId, code.slice("journeys:".length), args["language"]])).toEqual(
    broken.flatMap(({ id, kind }) => {
      if (kind === "call-task") return [[id, "script-refused", undefined]];
      return kind === "message" ? ["de", "fr"].map((language) => [id, "text-refused", language]) : [];
    }),
  );
});

/** What is said of the texts of a journey, whose messages and calls all say the same. */
async function saidOf(
  key: string,
  says: string,
  change: Partial<JourneyDefinition> & { purpose?: "transactional"; withCode?: boolean } = {},
) {
  const { purpose, withCode, ...rest } = change;
  const definition = { ...builtInJourneys.find((one) => one.key === key)!.definition("GBP"), ...rest };
  const nodes = definition.nodes.flatMap((node): JourneyNode[] => {
    const code = withCode === undefined ? {} : { withCode };
    if (node.kind === "call-task") return [{ ...node, ...code, script: says }];
    return node.kind === "message"
      ? [{ ...node, ...code, ...(purpose && { purpose }), channel: "sms", texts: { en: { body: says } } }]
      : [];
  });
  const found = await checkTexts({ ...definition, nodes });
  return [...new Map(found.map(({ message: { code, args } }) => [code.slice("journeys:".length), args["names"]]))];
}

describe("a text doesn't go out with a gap: its journey says which name, by step and language, where", () => {
  test("nothing is called what it asks for, also in a list of things", async () => {
    expect(
      await saidOf("call-large", "{{ buyer.name }}, {{ first_name }} {% for item in cart.items %}{{ item.titel }}{% endfor %}"),
    ).toEqual([
      ["text-unknown", ["first_name", "item.titel"]],
      ["script-unknown", ["first_name", "item.titel"]],
    ]);
  });

  test("the step brings no code, or one that takes nothing off a price", async () => {
    const discount = { kind: "percentage" as const, value: 10, lastsHours: 48, notAgainWithinDays: 0 };
    const says = "Take {{ code_value }} off with {{ code }}";
    expect(await saidOf("call-large", says, { discount, withCode: true })).toEqual([]);
    expect(await saidOf("call-large", says, { discount, withCode: false })).toEqual([
      ["text-absent", ["code", "code_value"]],
      ["script-absent", ["code", "code_value"]],
    ]);
    expect(await saidOf("call-large", says, { discount: { ...discount, kind: "free-shipping" }, withCode: true })).toEqual([
      ["text-absent", ["code_value"]],
      ["script-absent", ["code_value"]],
    ]);
    expect(
      await saidOf("call-large", "{% if code %}{{ code }}{% endif %} {{ code_value | default: 'a gift' }}", { withCode: false }),
    ).toEqual([]);
  });

  test("its journey is about a cart, and there is no order yet; or about a parcel, and there is no cart any more", async () => {
    expect(await saidOf("call-large", "{{ order.name }} {{ cart.total }} {{ item.title }}")).toContainEqual([
      "text-absent",
      ["order.name"],
    ]);
    const late = builtInJourneys.find(({ definition }) => definition("GBP").trigger.kind === "parcel-late")!.key;
    expect(await saidOf(late, "{{ order.name }} {{ order.expected }} {{ cart.total }} {{ arrives }}")).toEqual([
      ["text-absent", ["arrives", "cart.total"]],
    ]);
  });

  test("and it isn't held against it that some have a name, a picture or a variant, and others don't", async () => {
    expect(
      await saidOf("call-large", "{{ buyer.name }} {% for item in cart.items %}{{ item.variant }} {{ item.image }}{% endfor %}"),
    ).toEqual([]);
  });
});
