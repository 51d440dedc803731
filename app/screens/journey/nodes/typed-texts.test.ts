import { expect, test } from "vitest";
import { checkForm } from "#app/platform/forms/check-form.ts";
import type { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { builtInJourneys } from "#app/recovery/templates/built-in-journeys.ts";
import { EMPTY_MAIL, whyOf, withReasons } from "../blocks/with-footer.ts";
import { nodeForm, type TypedNode, typeNode } from "./typed-node.ts";

const journeys = builtInJourneys.map(({ definition }) => definition("EUR"));
const messages = journeys.flatMap(({ nodes }) => nodes.filter((node) => node.kind === "message"));
const form = nodeForm("EUR");
const read = (typed: TypedNode) => checkForm(form, typed);
const textsOf = (node: JourneyNode | undefined) => (node?.kind === "message" ? node.texts : {});
/** As a form keeps them: a text that is empty isn't there. */
const filled = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_, part: unknown) => (part === "" ? undefined : part));
const [mail] = messages.filter(({ channel }) => channel === "email");
const typed = typeNode(mail!, "EUR", "cart");
const withBlocks = (block: object, more: Partial<TypedNode> = {}): TypedNode => {
  const [first] = typed.texts;
  return {
    ...typed,
    ...more,
    texts: [{ ...first!, blocks: { ...EMPTY_MAIL, blocks: [{ id: "b1", when: "always", ...block }] as never } }],
  };
};

test("what is opened and closed again is as it was, in each language of each built-in message", () => {
  for (const { nodes, trigger } of journeys)
    for (const node of nodes.filter(({ kind }) => kind === "message")) {
      const answer = read(typeNode(node, "EUR", whyOf(trigger)));
      expect(answer.ok && filled(textsOf(answer.value))).toEqual(filled(textsOf(node)));
    }
});

test("code stays code, whatever lies beside it, and a mail that was never written is begun in blocks", () => {
  const code = { subject: "x", mjml: "<mjml></mjml>" };
  const kept = read(typeNode({ ...mail!, texts: { en: code } }, "EUR", "cart"));
  expect(kept.ok && textsOf(kept.value)["en"]).toEqual(code);
  const lastBlocks = { ...EMPTY_MAIL, footer: typed.texts[0]!.blocks.footer, blocks: typed.texts[0]!.blocks.blocks };
  const both = typeNode(
    { ...mail!, texts: { en: { ...code, lastBlocks: JSON.parse(JSON.stringify(lastBlocks)) as never } } },
    "EUR",
    "cart",
  );
  expect(both.texts[0]).toMatchObject({ written: "code", blocks: { blocks: lastBlocks.blocks } });
  const never: Record<string, string>[] = [{}, { subject: "Imported", mjml: "" }];
  for (const unwritten of never)
    expect(typeNode({ ...mail!, texts: { en: unwritten } }, "EUR", "cart").texts[0]).toMatchObject({
      written: "blocks",
      blocks: EMPTY_MAIL,
    });
});

test("marketing ends with how to unsubscribe, also where it was about an order before; what is about an order doesn't", () => {
  for (const [purpose, hasEnd] of [
    ["marketing", true],
    ["transactional", false],
  ] as const) {
    // oxfmt-ignore
    const answer = read(withBlocks({ kind: "divider" }, { purpose }));
    const [text] = Object.values(textsOf(answer.ok ? answer.value : undefined));
    expect(text).toMatchObject({ blocks: { footer: hasEnd ? { unsubscribe: expect.any(String) as string } : null } });
  }
});

test("what is wrong in a block stands at its field, and counts only where the blocks are what is sent", () => {
  const unfinished = { kind: "image", picture: "", alt: "", isDecoration: false, width: "full", target: null };
  const answer = read(withBlocks(unfinished));
  expect(Object.keys((!answer.ok && answer.fields) || {})).toEqual(["texts.0.blocks.blocks.0.picture", "texts.0.blocks.blocks.0.alt"]);
  const asCode = withBlocks(unfinished);
  expect(read({ ...asCode, texts: asCode.texts.map((text) => ({ ...text, written: "code" as const, mjml: "<mjml />" })) }).ok).toBe(true);
  expect(read(withBlocks(unfinished, { channel: "sms" })).ok).toBe(true);
});

test("nobody is told that they left a cart who is written to for another reason, whatever the journey began with when it was written", () => {
  const [cart] = journeys.filter(({ trigger }) => trigger.kind === "checkout-abandoned");
  const byHand = withReasons({ ...cart!, trigger: { kind: "started-by-hand", all: [] } });
  const ends = (definition: typeof byHand) => JSON.stringify(definition.nodes.flatMap((node) => Object.values(textsOf(node))).map(({ blocks }) => (blocks as { footer?: { why?: unknown } } | undefined)?.footer?.why)); // oxfmt-ignore
  expect(ends(cart!)).toContain("because you left a cart");
  expect(ends(byHand)).not.toMatch(/left a cart|Warenkorb|panier|carrito|carrello/);
  expect(withReasons({ ...byHand, trigger: cart!.trigger })).toEqual(cart);
  const answer = read(withBlocks({ kind: "divider" }, { why: "agreed" }));
  expect(JSON.stringify(answer.ok && answer.value)).not.toContain("einen Warenkorb");
});

test("a reason in the merchant's own words stands", () => {
  const own = { why: [{ text: "You are in our club." }], unsubscribe: "Leave" };
  const footer = { ...EMPTY_MAIL, footer: own as never };
  const { texts } = withBlocks({ kind: "divider" });
  const written = { ...typed, why: "agreed" as const, texts: [{ ...texts[0]!, blocks: { ...texts[0]!.blocks, footer: footer.footer } }] };
  const answer = read(written);
  expect(JSON.stringify(answer.ok && answer.value)).toContain("You are in our club.");
});
