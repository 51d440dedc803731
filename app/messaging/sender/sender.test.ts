import { describe, expect, test } from "vitest";
import { SENDER_MARK } from "../templates/marks.ts";
import { senderInHtml, senderLines, withSenderInPlace } from "./sender.ts";

const shop = { name: "Tea & Mugs", domain: "tea-and-mugs.myshopify.com" };

describe("who writes a mail", () => {
  test("is what the merchant typed, else the shop with the address that Shopify shows, else the shop and where it is found", () => {
    const fromShopify = ["12 Brick Lane", "London", "E1 6RF", "United Kingdom"];
    expect(senderLines({ typed: "Tee GmbH\r\n\n  Am Markt 1 \n20095 Hamburg", fromShopify }, shop)).toEqual([
      "Tee GmbH",
      "Am Markt 1",
      "20095 Hamburg",
    ]);
    expect(senderLines({ typed: null, fromShopify }, shop)).toEqual(["Tea & Mugs", ...fromShopify]);
    expect(senderLines({ typed: "  \n ", fromShopify: ["Tea & Mugs", "12 Brick Lane"] }, shop)).toEqual(["Tea & Mugs", "12 Brick Lane"]);
    for (const unknown of [null, []])
      expect(senderLines({ typed: null, fromShopify: unknown }, shop)).toEqual(["Tea & Mugs", "tea-and-mugs.myshopify.com"]);
  });

  test("is text in a mail, whatever signs are in it, and no place for another address to leave at", () => {
    const lines = senderLines(
      { typed: `<script>x</script> & "Söhne"\n%unsub<b></b>scribe%%send%sender%er% $& $1`, fromShopify: null },
      shop,
    );
    expect(lines).toEqual([`x & "Söhne"`, "%send er% $& $1"]);
    expect(senderInHtml(lines)).toBe("x &#38; &#34;Söhne&#34;<br />%send er% $&#38; $1");
    expect(withSenderInPlace({ html: `<p>${SENDER_MARK}</p>`, text: SENDER_MARK }, lines)).toEqual({
      html: "<p>x &#38; &#34;Söhne&#34;<br />%send er% $&#38; $1</p>",
      text: `x & "Söhne"\n%send er% $& $1`,
    });
  });

  test("is at most a dozen lines", () => {
    expect(senderLines({ typed: "line\n".repeat(500), fromShopify: null }, shop)).toHaveLength(12);
  });
});
