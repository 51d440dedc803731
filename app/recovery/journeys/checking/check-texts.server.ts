import { findGapsIn } from "#app/messaging/templates/in-template-thread.server.ts";
import { EmailText, liquidIn, mjmlOf } from "../../composing/channel-text.ts";
import { type MessageVariables, messageVariables } from "../../composing/message-variables.ts";
import { renderContent, withoutMarks } from "../../composing/render-content.server.ts";
import { builtInMailTemplates } from "../../templates/built-in-templates.ts";
import { type DefinitionProblem, emptyGaps } from "./check-definition.ts";
import { stepExample, wholeExample } from "./step-example.ts";
import type { JourneyDefinition } from "../journey-definition.ts";
import { journeys } from "../messages.ts";

/** Mails as they came with Waybill are whole: that is tested, and each takes a moment to compile. */
const whole = new Set(builtInMailTemplates.map(({ subject, mjml }) => `${subject}\n${mjml}`));

const isAsItCame = (text: unknown, language: string): boolean => {
  const mail = EmailText.safeParse(text).data;
  return mail !== undefined && whole.has(`${mail.subject}\n${mjmlOf(mail, language)}`);
};

/**
 * The texts of a definition that nobody could be sent, or in which there would be a gap: because nothing is called what they print, or because there is none of it at that
 * step (a code that it doesn't bring, an order in the journey of a cart). Each is filled in for an example as it would be for a buyer, in the thread of templates. What isn't
 * written at all is checkDefinition's to say. Whoever makes a journey live asks this too: at its steps all would be passed over, and nobody told.
 */
export async function checkTexts(definition: Pick<JourneyDefinition, "nodes" | "trigger" | "discount">): Promise<DefinitionProblem[]> {
  const problems: DefinitionProblem[] = [];
  for (const node of definition.nodes) {
    const nodeId = node.id;
    if (node.kind === "call-task") {
      const looked = await lookFor(
        [node.script],
        messageVariables(stepExample(definition, node, "en")),
        messageVariables(wholeExample("en")),
      );
      if (looked === undefined) problems.push({ nodeId, message: journeys.message("script-refused") });
      if (looked?.unknown.length) problems.push({ nodeId, message: journeys.message("script-unknown", { names: looked.unknown }) });
      if (looked?.absent.length) problems.push({ nodeId, message: journeys.message("script-absent", { names: looked.absent }) });
    }
    if (node.kind !== "message") continue;
    for (const [language, text] of Object.entries(node.texts)) {
      if (isEmpty(text)) continue;
      const variables = messageVariables(stepExample(definition, node, language));
      if (!(node.channel === "email" && isAsItCame(text, language))) {
        const content = await renderContent(node.channel, text, variables, node.purpose);
        if (content === undefined) problems.push({ nodeId, message: journeys.message("text-refused", { language }) });
      }
      const seenBy = node.channel === "email" ? (all: MessageVariables) => all : withoutMarks;
      const looked = await lookFor(
        liquidIn(node.channel, text, language),
        seenBy(variables),
        seenBy(messageVariables(wholeExample(language))),
      );
      if (looked?.unknown.length) problems.push({ nodeId, message: journeys.message("text-unknown", { language, names: looked.unknown }) });
      if (looked?.absent.length) problems.push({ nodeId, message: journeys.message("text-absent", { language, names: looked.absent }) });
    }
  }
  return problems;
}

/** What of the names in texts nobody ever knows, and what isn't there at this step alone; undefined of texts that can't be filled in. */
async function lookFor(texts: readonly string[], atStep: object, ever: object) {
  const here = await findGapsIn(texts, atStep);
  if (here.outcome === "refused") return undefined;
  if (here.gaps.length === 0) return { unknown: [], absent: [] };
  const anywhere = await findGapsIn(texts, ever);
  if (anywhere.outcome === "refused") return undefined;
  const unknown = new Set(anywhere.gaps);
  return { unknown: anywhere.gaps, absent: here.gaps.filter((name) => !unknown.has(name)) };
}

const isEmpty = (text: Readonly<Record<string, unknown>>) =>
  ["subject", "mjml", "body", "name"].some((part) => typeof text[part] === "string" && text[part].trim() === "") ||
  emptyGaps(text["parameters"]).length > 0;
