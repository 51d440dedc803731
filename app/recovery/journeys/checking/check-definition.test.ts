import { describe, expect, test } from "vitest";
import { checkDefinition } from "./check-definition.ts";
import { JourneyDefinition, type JourneyNode } from "../journey-definition.ts";

const mail = (id: string, next: string | null, more: object = {}) => ({
  kind: "message",
  id,
  channel: "email",
  purpose: "marketing",
  texts: { en: { subject: "Your cart", mjml: "<mjml></mjml>" } },
  withCode: false,
  withinMinutes: 60,
  whenNotEligible: "skip",
  next,
  ...more,
});
const hour = (id: string, next: string | null) => ({ kind: "delay", id, minutes: 60, next });

const definitionOf = (nodes: object[], more: object = {}): JourneyDefinition =>
  JourneyDefinition.parse({
    trigger: { kind: "checkout-abandoned", all: [] },
    reentry: { isAllowed: false, afterHours: 0 },
    discount: null,
    first: (nodes[0] as JourneyNode | undefined)?.id ?? null,
    nodes,
    ...more,
  });

/** What is wrong, as `node: problem`. */
const wrongWith = (nodes: object[], more: object = {}) =>
  checkDefinition(definitionOf(nodes, more)).map(({ nodeId, message }) => `${nodeId ?? "-"}: ${message.code.slice("journeys:".length)}`);

test("a journey of a wait, a message and an end is right", () => {
  expect(wrongWith([hour("wait", "mail"), mail("mail", "end"), { kind: "exit", id: "end" }])).toEqual([]);
});

describe("a merchant is told of", () => {
  const discount = { kind: "percentage", value: 10, lastsHours: 48, notAgainWithinDays: 30 };
  const waitForLink = { kind: "wait-for", id: "wait", event: "link-opened", minutes: 60, next: "mail", otherwise: null };
  const cohort = {
    kind: "random-cohort",
    id: "cohort",
    branches: [
      { share: 50, next: "mail" },
      { share: 40, next: null },
    ],
  };
  test.each<[string, object[], object, string[]]>([
    ["a journey without a step", [], {}, ["-: no-first", "-: nothing-sent"]],
    ["a step that leads nowhere", [mail("mail", "gone")], {}, ["mail: missing-step"]],
    ["a step to which nothing leads", [mail("mail", null), hour("lost", null)], {}, ["lost: unreachable"]],
    ["a circle in which nobody waits", [mail("a", "b"), mail("b", "a")], {}, ["a: loop-without-delay", "b: loop-without-delay"]],
    ["a circle whose wait may be over before it begins", [mail("mail", "wait"), waitForLink], {}, ["mail: loop-without-delay", "wait: loop-without-delay"]], // oxfmt-ignore
    ["shares that don't come to 100", [cohort, mail("mail", null)], {}, ["cohort: shares-not-100"]],
    ["a code without a discount", [mail("mail", null, { withCode: true })], {}, ["mail: code-without-discount"]],
    ["a discount without a code", [mail("mail", null)], { discount }, ["-: discount-unused"]],
    ["more than everything off", [mail("mail", null, { withCode: true })], { discount: { ...discount, value: 101 } }, ["-: discount-over-100"]], // oxfmt-ignore
    ["a message without words", [mail("mail", null, { texts: {} })], {}, ["mail: no-texts"]],
    ["a mail without a subject, in the language that lacks it", [mail("mail", null, { texts: { en: { subject: "A", mjml: "B" }, de: { subject: " ", mjml: "B" } } })], {}, ["mail: text-missing"]], // oxfmt-ignore
    ["a gap of a template into which nothing is put", [mail("mail", null, { channel: "whatsapp", texts: { en: { name: "cart_reminder", parameters: ["{{ buyer.name }}", " "] } } })], {}, ["mail: gap-empty"]], // oxfmt-ignore
    ["a template that isn't chosen", [mail("mail", null, { channel: "whatsapp", texts: { en: { body: "Hello" } } })], {}, ["mail: text-missing"]], // oxfmt-ignore
    ["a condition that isn't complete", [mail("mail", null)], { trigger: { kind: "cart-abandoned", all: [{ code: "country", args: { countries: [] } }] } }, ["-: condition-unknown"]], // oxfmt-ignore
    ["a reminder of a cart that is said to be no marketing, for it would go to who never agreed", [mail("mail", null, { purpose: "transactional" })], {}, ["mail: advertises"]], // oxfmt-ignore
    ["no parcel's news, which need no consent", [mail("mail", null, { purpose: "transactional" })], { trigger: { kind: "parcel-late", all: [] } }, []], // oxfmt-ignore
    ["two steps of one name", [mail("mail", "mail2"), mail("mail2", null), mail("mail2", null)], {}, ["mail2: step-twice"]],
  ])("%s", (_, nodes, more, expected) => {
    expect(wrongWith(nodes, more)).toEqual(expected);
  });

  test("no circle in which somebody waits", () => {
    expect(wrongWith([mail("mail", "wait"), hour("wait", "mail")])).toEqual([]);
    expect(wrongWith([mail("mail", "wait"), { ...waitForLink, earlier: "ignored" }])).toEqual([]);
  });
});
