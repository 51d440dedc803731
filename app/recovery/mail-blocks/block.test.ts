import { hrefOf } from "./spans-as-markup.ts";
import { expect, test } from "vitest";
import { messageOfIssue } from "#app/platform/forms/issue.ts";
import { EmailText, mjmlOf } from "../composing/channel-text.ts";
import { type Block, finishedBlocks, MailBlocks } from "./block.ts";

const footer = { why: [{ text: "You left a cart." }], unsubscribe: "Unsubscribe" };

test.each([
  ["a picture without a word of what it shows", { kind: "image", picture: "https://a.example/a.png" }, "blocks.0.alt", "no-alt"],
  [
    "a picture within the mail, which Gmail would cut",
    { kind: "image", picture: "data:image/png;base64,AAAA", alt: "x" },
    "blocks.0.picture",
    "bad-picture",
  ],
  ["a picture that isn't encrypted", { kind: "image", picture: "http://a.example/a.png", alt: "x" }, "blocks.0.picture", "bad-picture"],
  [
    "a link that runs something",
    { kind: "button", words: [{ text: "x" }], target: { to: "address", address: "javascript:alert(1)" } },
    "blocks.0.target.address",
    "bad-address",
  ],
  [
    "a link with Liquid in it",
    { kind: "button", words: [{ text: "x" }], target: { to: "address", address: "https://a.example/{{ code }}" } },
    "blocks.0.target.address",
    "bad-address",
  ],
  [
    "a picture's address with a login that every reader would see",
    { kind: "image", picture: "https://shop:secret@a.example/a.png", alt: "x" },
    "blocks.0.picture",
    "bad-picture",
  ],
  ["a button without words", { kind: "button", words: [{ text: " " }], target: { to: "link" } }, "blocks.0.words", "no-words"],
])("%s is told beside its field", (_, wrong, field, why) => {
  // oxfmt-ignore
  const { error } = MailBlocks.safeParse({ footer, blocks: [{ id: "b1", ...wrong }, { id: "b2", kind: "divider" }] });
  expect(error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  expect(messageOfIssue(error?.issues[0]?.message ?? "").code).toBe(`recovery-mail-blocks:${why}`);
  // While it is being written the rest is shown.
  const shown = finishedBlocks({
    footer,
    blocks: [
      { id: "b1", ...wrong },
      { id: "b2", kind: "divider" },
    ],
  });
  expect([shown.mail.blocks.map(({ id }: Block) => id), shown.unfinished]).toEqual([["b2"], 1]);
});

test("code that a merchant wrote stays code, and blocks that lie beside it, or are broken, change nothing of it", () => {
  const mjml = "<mjml><mj-body></mj-body></mjml>";
  for (const lastBlocks of [undefined, MailBlocks.parse({ footer, blocks: [{ id: "b1", kind: "divider" }] }), "broken"]) {
    const text = EmailText.parse({ subject: "x", mjml, ...(lastBlocks !== undefined && { lastBlocks }) });
    expect(mjmlOf(text, "en")).toBe(mjml);
  }
});

test("a button leads where its merchant pasted it to, also when a whole address stands where a page's is asked for", () => {
  expect(hrefOf({ to: "shop", path: "/collections/sale" })).toContain("{{ shop.url }}collections/sale?utm");
  expect(hrefOf({ to: "shop", path: "https://tea.example/collections/sale" })).toBe("https://tea.example/collections/sale");
  expect(hrefOf({ to: "shop", path: "//tea.example" })).toContain("{{ shop.url }}tea.example");
});
