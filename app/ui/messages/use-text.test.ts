import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { catalogue } from "#app/platform/messages/catalogue.ts";
import type { Reader } from "#app/platform/messages/languages.ts";
import { ReaderProvider, useWords } from "./reader-provider.tsx";
import { useRichText, useText } from "./use-text.ts";

const orders = catalogue("test-screen", {
  shipped_one: "Shipped {{count}} unit",
  shipped_other: "Shipped {{count}} units",
  copied: "Copied {{day}}, all {{count}} of <{{shop}}>",
});

function Screen() {
  const text = useText(orders);
  const rich = useRichText(orders);
  const words = useWords();
  const day = createElement("b", null, "today");
  return createElement("p", null, text("shipped", { count: 1 }), " · ", words(orders.message("shipped", { count: 2000 })), " · ", [
    createElement("i", { key: 0 }, rich("copied", { day, count: 3, shop: "\uE0009\uE001<script>" })),
  ]);
}

const shown = (reader?: Reader) => {
  const screen = createElement(Screen);
  return renderToStaticMarkup(reader ? createElement(ReaderProvider, { reader, children: screen }) : screen);
};

test("a screen is in its reader's words, with elements where its texts have gaps for them", () => {
  expect(shown({ language: "en", timeZone: "UTC", locale: "en-GB" })).toBe(
    "<p>Shipped 1 unit · Shipped 2,000 units · <i>Copied <b>today</b>, all 3 of &lt;&lt;script&gt;&gt;</i></p>",
  );
  expect(shown({ language: "en-XA", timeZone: "UTC" })).toMatch(/^<p>⟦.* 1 .*⟧ · ⟦.* 2,000 .*⟧ · <i>⟦.* <b>today<\/b>, .*⟧<\/i><\/p>$/);
});

test("a screen without a reader is in English", () => {
  expect(shown()).toContain("Shipped 1 unit");
});
