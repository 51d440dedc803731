import { wordsFor } from "#app/platform/messages/words.ts";
import { inflateSync } from "node:zlib";
import { extractText, getDocumentProxy } from "unpdf";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { PackingSlip } from "#app/packing/read-packing-slip.server.ts";
import { renderPackingSlip } from "#app/packing/render-packing-slip.server.ts";
import { renderPickList } from "#app/packing/render-pick-list.server.ts";
import { anOrder } from "#app/warehouses/warehouse-examples.ts";

const english = wordsFor({ language: "en", timeZone: "UTC" });

function aSlip(over: Partial<PackingSlip> = {}): PackingSlip {
  const { orderName, reference, shipTo, lines } = anOrder();
  const from = { ...shipTo, name: "Waybill Manchester", email: null };
  return {
    locale: "en-GB",
    orderName,
    reference,
    orderDate: "21 November 2026",
    shopName: "Waybill Demo",
    cash: null,
    from,
    shipTo,
    lines,
    note: null,
    giftMessage: null,
    delivery: null,
    ...over,
  };
}
const to = (name: string) => ({ ...anOrder().shipTo, name });
const pagesOf = (pdf: Buffer) => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString("latin1"))?.[1]);
/** How many pieces of text are set on it. */
const piecesOf = (pdf: Buffer) =>
  pdf
    .toString("latin1")
    .split("endstream")
    .flatMap((part) => /stream\r?\n([\s\S]*)\r?\n$/.exec(part)?.[1] ?? [])
    .reduce((sum, stream) => sum + (inflated(stream).match(/ Tm$/gm)?.length ?? 0), 0);
function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
  } catch {
    return "";
  }
}
const fontsOf = (pdf: Buffer) => [...pdf.toString("latin1").matchAll(/\/BaseFont \/\w{6}\+([\w-]+)/g)].map((match) => match[1]);

test.each([
  ["অনন্যা রহমান", "NotoSansBengali-Regular"],
  ["अनन्या राय", "NotoSans-Regular"],
  ["محمد عبد الله", "NotoSansArabic-Regular"],
  ["שרה כהן", "NotoSansHebrew-Regular"],
  ["สมชาย ใจดี", "NotoSansThai-Regular"],
  ["山田 太郎", "NotoSansHans-Regular"],
  ["김민수", "NanumGothicCoding"],
  ["Владимир Ёлкин", "NotoSans-Regular"],
  ["გიორგი", "UnifontMedium"],
  ["தமிழ்", "UnifontMedium"],
])("the name %s is printed in letters of its own (%s)", async (name, font) => {
  const pdf = await renderPackingSlip(aSlip({ shipTo: to(name) }), english);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(fontsOf(pdf)).toContain(font);
});

test.each(["🎉", "❤️", "👩‍👧", "👍🏽", "🇬🇧", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])(
  "an emoji that a buyer wrote on the gift (%s) is printed as a picture, not as a box",
  async (emoji) => {
    const pdf = await renderPackingSlip(aSlip({ giftMessage: `Happy birthday ${emoji} Zoë` }), english);
    expect(new Set(fontsOf(pdf))).toEqual(new Set(["NotoSans-Regular", "NotoEmoji-Regular"]));
  },
);

test.each(["ڢ", "\u0600\u0610", "ก\u0e2c\u0303", "محمد ڢاطمة"])(
  "letters that the font cannot place (%s) are printed all the same",
  async (name) => {
    expect(pagesOf(await renderPackingSlip(aSlip({ shipTo: to(name), orderName: name }), english))).toBe(1);
  },
);

test("an order of 500 lines runs over pages; a short one is one page", async () => {
  const lines = Array.from({ length: 500 }, (_, index) => ({
    sku: `SKU-${index}`,
    title: `A product with a name of ordinary length, number ${index}`,
    quantity: 1,
  }));
  expect(pagesOf(await renderPackingSlip(aSlip({ lines }), english))).toBeGreaterThanOrEqual(15);
  expect(pagesOf(await renderPackingSlip(aSlip(), english))).toBe(1);
});

test("whatever a buyer or a merchant typed, there is a slip", async () => {
  const arabic = fc.string({ unit: fc.integer({ min: 0x600, max: 0x8ff }).map((code) => String.fromCodePoint(code)), maxLength: 40 });
  const anything = fc.oneof(
    arabic,
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.constant(""),
  );
  await fc.assert(
    fc.asyncProperty(anything, anything, anything, async (name, title, orderName) => {
      const lines = [{ sku: title.slice(0, 30), title, quantity: 3 }];
      const shipTo = { ...to(name), city: title, countryCode: name.slice(0, 2) };
      const pdf = await renderPackingSlip(aSlip({ orderName, shipTo, lines, note: name }), english);
      expect(pagesOf(pdf)).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 40 },
  );
});

test("a note keeps its own lines, and a letter that cannot be printed leaves a box in its place", async () => {
  const pieces = async (note: string) => piecesOf(await renderPackingSlip(aSlip({ note }), english));
  const oneLine = await pieces("Ring twice. Thank you! Ada");
  expect(await pieces("Ring twice.\r\nThank you!\nAda")).toBe(oneLine + 2);
  expect(await pieces("Ring twice. \u{12000}")).toBeGreaterThan(oneLine);
});

test("a pick list over several pages says on each which it is, at its end how much it is, and what was picked before", async () => {
  const stops = Array.from({ length: 60 }, (_, index) => ({
    bin: null,
    sku: `SKU-${index}`,
    title: "A cup of tea, red, with a saucer that goes well with it",
    quantity: 3,
    picked: index === 0 ? 2 : 0,
    totes: [],
  }));
  const list = await renderPickList({ stops, parcels: [{ parcelId: "1", tote: 1, orderName: "#1", units: 180 }] }, english);
  const { text: pages } = await extractText(await getDocumentProxy(new Uint8Array(list)), { mergePages: false });
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  expect(pages.at(-1)).toContain("180 items in 60 lines");
  expect(pages.filter((page) => page.includes("2 of them picked already"))).toHaveLength(1);
});

const ODD_TITLES = [
  "<script>alert(1)</script>",
  "👩‍👩‍👧 🎁 ☕️",
  "كوب شاي أحمر",
  "CUP \u202eRED",
  "W".repeat(300),
  "A cup of tea, red, ".repeat(16),
  "",
];

test.each(ODD_TITLES)("a thing called %j has its quantity and SKU legible beside it, on the slip and on the pick list", async (title) => {
  const lines = [title, "A saucer"].map((one, index) => ({ sku: `SKU-${index}`, title: one, quantity: 3 }));
  const slip = await renderPackingSlip(aSlip({ lines }), english);
  expect(pagesOf(slip)).toBe(1);
  const stops = lines.map(({ sku, quantity }, index) => ({
    sku,
    quantity,
    title: lines[index]?.title ?? "",
    bin: "A-1",
    picked: 0,
    totes: [],
  }));
  const list = await renderPickList({ stops, parcels: [{ parcelId: "1", tote: 1, orderName: "#1", units: 6 }] }, english);
  expect(pagesOf(list)).toBe(1);
  // Whatever is in the title, it takes at most its own lines; what stands beside it is set by itself.
  const plain = await renderPackingSlip(aSlip({ lines: lines.map((line) => ({ ...line, title: "A" })) }), english);
  expect(piecesOf(slip)).toBeGreaterThanOrEqual(piecesOf(plain) - 1);
});
