import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import type { Reader } from "./languages.ts";
import { storedMessage, verbatim, type MessageArgs } from "./message.ts";
import { textsOf, wordsFor } from "./words.ts";

const orders = catalogue(
  "test-words",
  {
    packed: "Packed and checked.",
    units_one: "{{count}} unit",
    units_other: "{{count}} units",
    cost: "Costs {{cost, money}}",
    share: "{{share, percent}} of {{total, number}}",
    when: "{{at, date}} | {{at, day}} | {{at, weekday}} | {{at, dateTime}} | {{at, dayTime}} | {{at, time}}",
    to: "To {{country, country}}",
    reads: "Reads {{language, language}}",
    names: "From {{names, list}}",
    because: "Held: {{why, message}}",
    pair: "<{{a}}|{{b}}{{c}}>",
  },
  { ru: { units_one: "{{count}} штука", units_few: "{{count}} штуки", units_many: "{{count}} штук" } },
);

const british: Reader = { language: "en", timeZone: "Europe/London", locale: "en-GB" };
const text = textsOf(orders, wordsFor(british));
const pseudo = textsOf(orders, wordsFor({ language: "en-XA", timeZone: "UTC" }));
const inRussian = textsOf(orders, wordsFor({ language: "ru", timeZone: "Europe/Moscow" }));

describe("words", () => {
  test("are right for one and for many", () => {
    expect(text("units", { count: 1 })).toBe("1 unit");
    expect(text("units", { count: 2 })).toBe("2 units");
    expect(text("units", { count: 0 })).toBe("0 units");
    expect(text("units", { count: 12_400 })).toBe("12,400 units");
  });

  test("follow another language's plural forms, and its numbers", () => {
    expect([1, 3, 5, 21].map((count) => inRussian("units", { count }))).toEqual(["1 штука", "3 штуки", "5 штук", "21 штука"]);
    expect(inRussian("share", { share: 0.5, total: 1234.5 })).toBe("50\u00a0% of 1\u00a0234,5");
  });

  test("are English where a language has none yet", () => {
    expect(inRussian("packed")).toBe("Packed and checked.");
  });

  test("write money with its own currency's digits", () => {
    expect(text("cost", { cost: { minor: 1200, currency: "JPY" } })).toBe("Costs JP¥1,200");
    expect(text("cost", { cost: { minor: 1200, currency: "GBP" } })).toBe("Costs £12.00");
    expect(text("cost", { cost: { minor: 1200, currency: "KWD" } })).toBe("Costs KWD\u00a01.200");
  });

  test("show an instant in the reader's zone, and a plain date as it is", () => {
    const instant = "2026-07-01T23:30:00Z";
    expect(text("when", { at: instant })).toBe("2 Jul 2026 | 2 Jul | Thu 2 Jul | 2 Jul 2026, 00:30 | 2 Jul, 00:30 | 00:30");
    const american = textsOf(orders, wordsFor({ language: "en", timeZone: "America/New_York", locale: "en-US" }));
    expect(american("when", { at: instant })).toMatch(/^Jul 1, 2026 \| Jul 1 \| .* \| 19:30$/);
    expect(american("when", { at: "2026-07-01" })).toMatch(/^Jul 1, 2026 \| Jul 1 \| Wed, Jul 1/);
    expect(text("when", { at: "14:05" })).toMatch(/\| 14:05$/);
  });

  test("name countries and enumerate names", () => {
    expect(text("to", { country: "gb" })).toBe("To United Kingdom");
    expect(text("reads", { language: "de-AT" })).toBe("Reads Austrian German");
    expect(text("names", { names: ["Reno", "Leeds", orders.message("packed")] })).toBe("From Reno, Leeds and Packed and checked.");
  });

  test("put a message within a message, and several one after the other", () => {
    const why = orders.message("units", { count: 1 });
    expect(text("because", { why })).toBe("Held: 1 unit");
    expect(text("because", { why: [why, orders.message("because", { why })] })).toBe("Held: 1 unit Held: 1 unit");
  });

  test("take what stands in a message within a message as it is, too", () => {
    const why = verbatim("{{a}} {{why}} $t(x)");
    expect(text("because", { why })).toBe("Held: {{a}} {{why}} $t(x)");
    expect(text("because", { why: [orders.message("because", { why }), why] })).toBe("Held: Held: {{a}} {{why}} $t(x) {{a}} {{why}} $t(x)");
  });

  test("know a catalogue that was loaded after the reader's first word", () => {
    const words = wordsFor(british);
    expect(words(orders.message("packed"))).toBe("Packed and checked.");
    expect(words(catalogue("test-later", { hello: "Hello" }).message("hello"))).toBe("Hello");
  });
});

describe("the pseudo-locale", () => {
  test("puts every text in brackets and accents, and leaves what fills it unharmed", () => {
    expect(pseudo("packed")).toMatch(/^⟦[^a-zA-Z]+⟧$/);
    expect(pseudo("names", { names: ["Reno"] })).toMatch(/^⟦.* Reno⟧$/);
    expect(pseudo("cost", { cost: { minor: 1200, currency: "GBP" } })).toMatch(/^⟦.* £12\.00⟧$/);
    expect(pseudo("units", { count: 1 })).not.toBe(pseudo("units", { count: 2 }).replace("2", "1"));
  });

  test("shows words that are in no catalogue as they are", () => {
    expect(wordsFor({ language: "en-XA", timeZone: "UTC" })(verbatim("Old words"))).toBe("Old words");
  });
});

describe("what was stored long ago", () => {
  const words = wordsFor(british);

  test("is shown although nobody knows its code any more", () => {
    expect(words({ code: "gone:for-ever", args: { x: "y" } })).toBe(
      "Something that this version of Waybill has no words for (gone:for-ever)",
    );
    expect(words(storedMessage({ nonsense: true }))).toContain("no words for");
    expect(words(storedMessage("Sent to Manchester"))).toBe("Sent to Manchester");
  });

  test("is shown with what it has, when an arg is missing or of another shape", () => {
    expect(words({ code: "test-words:cost", args: {} })).toBe("Costs –");
    expect(words({ code: "test-words:cost", args: { cost: "£3" } })).toBe("Costs £3");
    expect(words({ code: "test-words:cost", args: { cost: { minor: 1, currency: "no" } } })).toBe("Costs 0.01 no");
    expect(words({ code: "test-words:to", args: { country: "Narnia" } })).toBe("To Narnia");
    expect(words({ code: "test-words:when", args: { at: "soon" } })).toContain("soon | soon");
    expect(words({ code: "test-words:units", args: { lng: "ru", context: "x", defaultValue: "y" } })).toContain("no words for");
  });
});

test("nothing in an arg is read as a gap, a code or an option", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "{{a}}",
      "{{b}}",
      "{{c}}",
      "{{- b}}",
      "{{b, money}}",
      "$t(test-words:packed)",
      "$&",
      "$1",
      "$$",
      "{{",
      "}}",
      "\\",
      "__proto__",
    ),
  );
  // What turns writing around is taken out, as the next test says.
  const value = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join("").replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, ""));
  const wordings = [wordsFor(british), wordsFor({ language: "en-XA", timeZone: "UTC" })];
  const extra = fc.dictionary(
    fc.constantFrom("lng", "ns", "context", "replace", "interpolation", "defaultValue", "nest", "returnObjects"),
    value,
  );

  fc.assert(
    fc.property(value, value, value, extra, (a, b, c, more) => {
      const args: MessageArgs = { ...more, a, b, c };
      const [english, accented] = wordings.map((words) => words({ code: "test-words:pair", args }));
      expect(english).toBe(`<${a}|${b}${c}>`);
      expect(accented).toBe(`⟦<${a}|${b}${c}>⟧`);
    }),
    { numRuns: 500 },
  );
});

test("what somebody wrote turns nothing around that stands after it", () => {
  const words = wordsFor(british);
  const turned = "CUP \u202e\u2067of tea";
  expect(words(orders.message("names", { names: [turned, "b"] }))).toBe("From CUP of tea and b");
  expect(words(orders.message("pair", { a: turned, b: "5", c: "6" }))).toBe("<CUP of tea|56>");
});
