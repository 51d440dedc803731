import { z } from "zod";
import type { NodeKindName } from "#app/recovery/journeys/journey-definition.ts";
import { JourneyNode } from "#app/recovery/journeys/journey-definition.ts";
import { checkboxField, numberField } from "#app/platform/forms/fields.ts";
import { issue } from "#app/platform/forms/issue.ts";
import { inUnits, UNITS } from "../flow/duration.ts";
import { exitsOf, leadingTo } from "../flow/edges.ts";
import { journey } from "../messages.ts";
import { WHY, type Why } from "../blocks/with-footer.ts";
import { issuesOf, readTexts, textsForm, type TypedText, typeTexts } from "./typed-texts.ts";
import { conditionForm, typeCondition, type TypedCondition } from "./typed-condition.ts";

/** A step as it stands in its fields; of other kinds than its own there are none. */
export type TypedNode = {
  kind: NodeKindName;
  /** How long it waits, or how late a message may be. */
  amount: string;
  unit: string;
  event: string;
  countsEarlier: boolean;
  all: readonly TypedCondition[];
  shares: readonly string[];
  most: string;
  hours: string;
  channel: string;
  purpose: string;
  /** Why its readers get it: what the journey begins with. */
  why: Why;
  texts: readonly TypedText[];
  fallback: string;
  withCode: boolean;
  whenNotEligible: string;
  script: string;
  attempts: string;
};

const NOTHING: Omit<TypedNode, "kind"> = {
  amount: "1",
  unit: "hours",
  event: "link-opened",
  countsEarlier: true,
  all: [],
  shares: ["50", "50"],
  most: "100",
  hours: "24",
  channel: "email",
  purpose: "marketing",
  why: "cart",
  texts: [],
  fallback: "",
  withCode: false,
  whenNotEligible: "skip",
  script: "",
  attempts: "2",
};

/** A step that was just chosen. `language` is the shop's. */
export function emptyNode(kind: NodeKindName, language: string, why: Why): TypedNode {
  const isContact = kind === "message" || kind === "call-task";
  const texts = kind === "message" ? typeTexts({ [language]: {} }) : [];
  return { ...NOTHING, kind, why, texts, fallback: language, ...(isContact && { amount: "1", unit: "days" }) };
}

export function typeNode(node: JourneyNode, currency: string, why: Why): TypedNode {
  const time = (minutes: number) => {
    const { count, unit } = inUnits(minutes);
    return { amount: String(count), unit };
  };
  const begun = { ...NOTHING, kind: node.kind, why };
  switch (node.kind) {
    case "delay":
      return { ...begun, ...time(node.minutes) };
    case "wait-for":
      return { ...begun, ...time(node.minutes), event: node.event, countsEarlier: node.earlier !== "ignored" };
    case "split":
      return { ...begun, all: node.all.map((condition) => typeCondition(condition, currency)) };
    case "random-cohort":
      return { ...begun, shares: node.branches.map(({ share }) => String(share)) };
    case "rate-limit":
      return { ...begun, most: String(node.most), hours: String(node.hours) };
    case "message": {
      const { channel, purpose, withCode, whenNotEligible } = node;
      const texts = typeTexts(node.texts);
      const fallback = node.fallback ?? texts[0]?.language ?? "en";
      return { ...begun, ...time(node.withinMinutes), channel, purpose, withCode, whenNotEligible, texts, fallback };
    }
    case "call-task": {
      const { script, withCode, whenNotEligible } = node;
      return { ...begun, ...time(node.withinMinutes), script, attempts: String(node.attempts), withCode, whenNotEligible };
    }
    case "exit":
      return begun;
  }
}

const MOST_MINUTES = 60 * 24 * 90;

const duration = { amount: numberField(z.int().min(1)), unit: z.enum(["minutes", "hours", "days"]) };
const whenNotEligible = z.enum(["skip", "leave"]);

/** What is typed of a step, as it is kept; its ways out lead nowhere yet. */
export function nodeForm(currency: string) {
  return z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("delay"), ...duration }),
      z.object({
        kind: z.literal("wait-for"),
        ...duration,
        event: z.enum(["link-opened", "cart-resumed", "parcel-shipped", "parcel-delivered"]),
        countsEarlier: checkboxField(),
      }),
      z.object({
        kind: z.literal("split"),
        all: z
          .array(conditionForm(currency))
          .min(1, issue(journey.message("needs-condition")))
          .max(20),
      }),
      z.object({
        kind: z.literal("random-cohort"),
        shares: z
          .array(numberField(z.int().min(0).max(100)))
          .min(2)
          .max(10)
          .refine((shares) => shares.reduce((sum, share) => sum + share, 0) === 100, issue(journey.message("shares-100"))),
      }),
      z.object({
        kind: z.literal("rate-limit"),
        most: numberField(z.int().min(1)),
        hours: numberField(
          z
            .int()
            .min(1)
            .max(24 * 31),
        ),
      }),
      z.object({
        kind: z.literal("message"),
        ...duration,
        channel: z.enum(["email", "sms", "whatsapp"]),
        purpose: z.enum(["marketing", "transactional"]),
        why: z.enum(WHY),
        texts: textsForm,
        fallback: z.string().default(""),
        withCode: checkboxField(),
        whenNotEligible,
      }),
      z.object({
        kind: z.literal("call-task"),
        ...duration,
        script: z.string().max(20_000).default(""),
        attempts: numberField(z.int().min(1).max(10)),
        withCode: checkboxField(),
        whenNotEligible,
      }),
      z.object({ kind: z.literal("exit") }),
    ])
    .transform((typed, context): JourneyNode => {
      const minutes = "amount" in typed ? typed.amount * UNITS[typed.unit] : 1;
      if (minutes > MOST_MINUTES) context.addIssue({ code: "custom", path: ["amount"], message: issue(journey.message("too-long")) });
      if (typed.kind === "message" && typed.channel === "email")
        for (const [index, written] of typed.texts.entries())
          for (const { path, message } of issuesOf(written, typed))
            context.addIssue({ code: "custom", path: ["texts", index, "blocks", ...path], message });
      return keptOf(typed, Math.min(minutes, MOST_MINUTES));
    });
}

function keptOf(typed: { kind: NodeKindName } & Record<string, unknown>, minutes: number): JourneyNode {
  const { kind } = typed;
  const common = { ...typed, kind, id: "new", minutes, withinMinutes: minutes, next: null, otherwise: null };
  if (kind === "random-cohort") {
    const shares = z.array(z.number()).parse(typed["shares"]);
    return JourneyNode.parse({ ...common, branches: shares.map((share) => ({ share, next: null })) });
  }
  if (kind === "wait-for") return JourneyNode.parse({ ...common, earlier: typed["countsEarlier"] === true ? "counts" : "ignored" });
  if (kind === "message") {
    const asked = {
      channel: z.enum(["email", "sms", "whatsapp"]),
      purpose: z.enum(["marketing", "transactional"]),
      why: z.enum(WHY),
      texts: textsForm,
    };
    const { texts, ...message } = z.object(asked).parse(typed);
    const kept = readTexts(message, texts);
    const fallback = typed["fallback"];
    return JourneyNode.parse({
      ...common,
      texts: kept,
      fallback: typeof fallback === "string" && fallback in kept ? fallback : texts[0]?.language,
    });
  }
  return JourneyNode.parse(common);
}

/** A step with what was typed, that leads to where it led before. A way that is new leads to where the first one does. */
export function withWaysOf(before: JourneyNode | undefined, typed: JourneyNode, id: string): JourneyNode {
  const ways = before ? exitsOf(before) : [];
  return exitsOf(typed).reduce<JourneyNode>((now, { exit }) => leadingTo(now, exit, ways.find((way) => way.exit === exit)?.to ?? null), {
    ...typed,
    id,
  });
}
