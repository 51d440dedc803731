import type { Message } from "#app/platform/messages/message.ts";
import { isCondition } from "../conditions/conditions.ts";
import { beginsWithCart, type JourneyDefinition, type JourneyNode, type KeptCondition, type NodeOf } from "../journey-definition.ts";
import { journeys } from "../messages.ts";
import { waitsAt, waysOf } from "../nodes/node-kinds.ts";

/** Something that is wrong with a definition: at a node, or of the whole (null). One with problems can be kept, and can't go live. */
export type DefinitionProblem = { nodeId: string | null; message: Message };

/** All that is wrong with a definition which is right in form. */
export function checkDefinition(definition: JourneyDefinition): DefinitionProblem[] {
  const { first, nodes, trigger, discount } = definition;
  const known = new Map(nodes.map((node) => [node.id, node]));
  const problems: DefinitionProblem[] = [];
  const say = (nodeId: string | null, message: Message) => void problems.push({ nodeId, message });

  if (first === null || !known.has(first)) say(null, journeys.message("no-first"));
  if (!trigger.all.every(isCondition)) say(null, journeys.message("condition-unknown"));
  if (!nodes.some(({ kind }) => kind === "message" || kind === "call-task")) say(null, journeys.message("nothing-sent"));
  for (const message of problemsOfDiscount(discount, nodes)) say(null, message);

  const reached = reachableFrom(first, known);
  const circling = inLoopsWithoutWait(nodes, known);
  for (const [index, node] of nodes.entries()) {
    if (nodes.findIndex(({ id }) => id === node.id) !== index) say(node.id, journeys.message("step-twice"));
    if (waysOf(node).some(({ next }) => next !== null && !known.has(next))) say(node.id, journeys.message("missing-step"));
    if (!reached.has(node.id)) say(node.id, journeys.message("unreachable"));
    if (circling.has(node.id)) say(node.id, journeys.message("loop-without-delay"));
    for (const message of problemsOfNode(node, discount !== null)) say(node.id, message);
    if (node.kind === "message" && node.purpose === "transactional" && isOfCart(trigger.kind)) say(node.id, journeys.message("advertises"));
  }
  return problems;
}

/** Whoever left a cart, or what was sold out, has ordered nothing that a message could be about. */
const isOfCart = (kind: JourneyDefinition["trigger"]["kind"]) => beginsWithCart(kind) || kind === "back-in-stock";

function problemsOfDiscount(discount: JourneyDefinition["discount"], nodes: readonly JourneyNode[]): Message[] {
  if (discount === null) return [];
  return [
    ...(nodes.some((node) => "withCode" in node && node.withCode) ? [] : [journeys.message("discount-unused")]),
    ...(discount.kind !== "free-shipping" && discount.value === 0 ? [journeys.message("discount-of-nothing")] : []),
    ...(discount.kind === "percentage" && discount.value > 100 ? [journeys.message("discount-over-100")] : []),
  ];
}

function problemsOfNode(node: JourneyNode, hasDiscount: boolean): Message[] {
  const code = "withCode" in node && node.withCode && !hasDiscount ? [journeys.message("code-without-discount")] : [];
  switch (node.kind) {
    case "split":
      return problemsOfConditions(node.all);
    case "random-cohort": {
      const sum = node.branches.reduce((total, { share }) => total + share, 0);
      return sum === 100 ? [] : [journeys.message("shares-not-100", { sum })];
    }
    case "message":
      return [...code, ...problemsOfTexts(node)];
    case "call-task":
      return [...code, ...(node.script.trim() === "" ? [journeys.message("no-script")] : [])];
    case "delay":
    case "wait-for":
    case "rate-limit":
    case "exit":
      return [];
  }
}

const problemsOfConditions = (all: readonly KeptCondition[]): Message[] =>
  all.every(isCondition) ? [] : [journeys.message("condition-unknown")];

/** What the text of a channel needs, by the names under which it is kept (composing/channel-text.ts). */
const PARTS = {
  email: [
    { part: journeys.message("part-subject"), names: ["subject"] },
    // By blocks or by code.
    { part: journeys.message("part-body"), names: ["blocks", "mjml"] },
  ],
  sms: [{ part: journeys.message("part-body"), names: ["body"] }],
  whatsapp: [{ part: journeys.message("part-template"), names: ["name"] }],
} satisfies Record<NodeOf<"message">["channel"], { part: Message; names: string[] }[]>;

function problemsOfTexts({ channel, texts }: NodeOf<"message">): Message[] {
  const languages = Object.entries(texts);
  if (languages.length === 0) return [journeys.message("no-texts")];
  return languages.flatMap(([language, text]) => [
    ...PARTS[channel]
      .filter(({ names }) => !names.some((name) => isFilled(text[name])))
      .map(({ part }) => journeys.message("text-missing", { language, part })),
    ...(channel === "whatsapp" ? emptyGaps(text["parameters"]).map((number) => journeys.message("gap-empty", { language, number })) : []),
  ]);
}

/** Which of a WhatsApp template's gaps nothing is put into: Meta refuses those. */
export const emptyGaps = (parameters: unknown): number[] =>
  Array.isArray(parameters) ? parameters.flatMap((one, index) => (isFilled(one) ? [] : index + 1)) : [];

const isFilled = (value: unknown): boolean => (typeof value === "string" ? value.trim() !== "" : hasBlocks(value));

const hasBlocks = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "blocks" in value && Array.isArray(value.blocks) && value.blocks.length > 0;

type Nodes = ReadonlyMap<string, JourneyNode>;

function reachableFrom(first: string | null, known: Nodes): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = id === null || reached.has(id) ? undefined : known.get(id);
    if (!node) continue;
    reached.add(node.id);
    open.push(...waysOf(node).map(({ next }) => next));
  }
  return reached;
}

/** Nodes from which one comes back to them and nobody waits on the way. */
function inLoopsWithoutWait(nodes: readonly JourneyNode[], known: Nodes): ReadonlySet<string> {
  const hasty = new Map([...known].filter(([, node]) => !waitsAt(node)));
  const ids = nodes.flatMap((node) => {
    if (waitsAt(node)) return [];
    return waysOf(node).some(({ next }) => reachableFrom(next, hasty).has(node.id)) ? [node.id] : [];
  });
  return new Set(ids);
}
