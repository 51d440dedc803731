import { expect, test } from "vitest";
import { checkForm } from "#app/platform/forms/check-form.ts";
import type { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { builtInJourneys } from "#app/recovery/templates/built-in-journeys.ts";
import { EMPTY_MAIL } from "../blocks/with-footer.ts";
import { nodeForm, type TypedNode, typeNode } from "./typed-node.ts";

const messages = builtInJourneys.flatMap(({ definition }) => definition("EUR").nodes.filter((node) => node.kind === "message"));
const form = nodeForm("EUR");
const read = (typed: TypedNode) => checkForm(form, typed);
const textsOf = (node: JourneyNode | undefined) => (node?.kind === "message" ? node.texts : {});
/** As a form keeps them: a text that is empty isn't there. */
const filled = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_, part: unknown) => (part === "" ? undefined : part));
const [mail] = messages.filter(({ channel }) => channel === "email");
const typed = typeNode(mail!, "EUR");
const withBlocks = (block: object, more: Partial<TypedNode> = {}): TypedNode => {
  const [first] = typed.texts;
  return {
    ...typed,
    ...more,
    texts: [{ ...first!, blocks: { ...EMPTY_MAIL, blocks: [{ id: "b1", when: "always", ...block }] as never } }],
  };
};

test("what is opened and closed again is as it was, in each language of each built-in message", () => {
  for (const node of messages) {
    const answer = read(typeNode(node, "EUR"));
    expect(answer.ok && filled(textsOf(answer.value))).toEqual(filled(node.texts));
  }
});

test("code stays code, whatever lies beside it, and a mail that was never written is begun in blocks", () => {
  const code = { subject: "x", mjml: "<mjml></mjml>" };
  const kept = read(typeNode({ ...mail!, texts: { en: code } }, "EUR"));
  expect(kept.ok && textsOf(kept.value)["en"]).toEqual(code);
  const lastBlocks = { ...EMPTY_MAIL, footer: typed.texts[0]!.blocks.footer, blocks: typed.texts[0]!.blocks.blocks };
  const both = typeNode({ ...mail!, texts: { en: { ...code, lastBlocks: JSON.parse(JSON.stringify(lastBlocks)) as never } } }, "EUR");
  expect(both.texts[0]).toMatchObject({ written: "code", blocks: { blocks: lastBlocks.blocks } });
  for (const unwritten of [{}, { subject: "Imported", mjml: "" }])
    expect(typeNode({ ...mail!, texts: { en: unwritten } }, "EUR").texts[0]).toMatchObject({ written: "blocks", blocks: EMPTY_MAIL });
});

test("marketing ends with how to unsubscribe, also where it was about an order before; what is about an order doesn't", () => {
  for (const [purpose, hasEnd] of [
    ["marketing", true],
    ["transactional", false],
  ] as const) {
    // prettier-ignore
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
