import { renderTextTemplates } from "#app/messaging/templates/in-template-thread.server.ts";
import { EmailText, liquidIn, mjmlOf } from "../../composing/channel-text.ts";
import { messageVariables } from "../../composing/message-variables.ts";
import { renderContent, withoutMarks } from "../../composing/render-content.server.ts";
import { builtInMailTemplates } from "../../templates/built-in-templates.ts";
import { sampleFacts } from "../../templates/sample-facts.ts";
import type { DefinitionProblem } from "./check-definition.ts";
import type { JourneyDefinition } from "../journey-definition.ts";
import { journeys } from "../messages.ts";

/** Mails as they came with Waybill are whole: that is tested, and each takes a moment to compile. */
const whole = new Set(builtInMailTemplates.map(({ subject, mjml }) => `${subject}\n${mjml}`));

const isAsItCame = (text: unknown, language: string): boolean => {
  const mail = EmailText.safeParse(text).data;
  return mail !== undefined && whole.has(`${mail.subject}\n${mjmlOf(mail, language)}`);
};

/**
 * The texts of a definition that nobody could be sent, or in which there would be a gap because nothing is called what they ask for: each is filled in for
 * an example's cart as it would be for a buyer, in the thread of templates. What isn't written at all is checkDefinition's to say. Whoever makes a journey
 * live asks this too: at its steps all would be passed over, and nobody told.
 */
export async function checkTexts({ nodes }: Pick<JourneyDefinition, "nodes">): Promise<DefinitionProblem[]> {
  const problems: DefinitionProblem[] = [];
  for (const node of nodes) {
    if (node.kind === "call-task") {
      const answer = await renderTextTemplates([node.script], variablesIn("en"));
      if (answer.outcome === "refused") problems.push({ nodeId: node.id, message: journeys.message("script-refused") });
      else if (answer.missing.length > 0)
        problems.push({ nodeId: node.id, message: journeys.message("script-unknown", { names: answer.missing }) });
    }
    if (node.kind !== "message") continue;
    for (const [language, text] of Object.entries(node.texts)) {
      if (isEmpty(text) || (node.channel === "email" && isAsItCame(text, language))) continue;
      const variables = variablesIn(language);
      const content = await renderContent(node.channel, text, variables, node.purpose);
      if (content === undefined) problems.push({ nodeId: node.id, message: journeys.message("text-refused", { language }) });
      const known = node.channel === "email" ? variables : withoutMarks(variables);
      const answer = await renderTextTemplates(liquidIn(node.channel, text, language), known);
      if (answer.outcome === "rendered" && answer.missing.length > 0)
        problems.push({ nodeId: node.id, message: journeys.message("text-unknown", { language, names: answer.missing }) });
    }
  }
  return problems;
}

const variablesIn = (language: string) => messageVariables(sampleFacts({ language, buyersLanguage: null }));

const isEmpty = (text: Readonly<Record<string, unknown>>) =>
  ["subject", "mjml", "body", "name"].some((part) => typeof text[part] === "string" && text[part].trim() === "");
