import { withSenderInPlace } from "#app/messaging/sender/sender.ts";
import { readSender } from "#app/messaging/sender/shop-address.server.ts";
import {
  checkMailTemplate,
  compileTemplate,
  findGapsIn,
  renderTemplate,
  renderTextTemplates,
} from "#app/messaging/templates/in-template-thread.server.ts";
import { mailChecks } from "#app/messaging/templates/messages.ts";
import type { TemplateProblem } from "#app/messaging/templates/template-work.ts";
import { readInShop } from "#app/platform/db/in-shop.server.ts";
import type { Message } from "#app/platform/messages/message.ts";
import type { Shop } from "#app/platform/shop.ts";
import { asSent, LONGEST_SMS, mjmlOf } from "#app/recovery/composing/channel-text.ts";
import { type MessageVariables, messageVariables } from "#app/recovery/composing/message-variables.ts";
import { withoutMarks } from "#app/recovery/composing/render-content.server.ts";
import { withGapsFilled } from "#app/recovery/templates/whatsapp-reminder.ts";
import type { TemplateSentence } from "#app/recovery/templates/words/whatsapp-sentences.ts";
import { emptyGaps } from "#app/recovery/journeys/checking/check-definition.ts";
import { mailEditor } from "../blocks/messages.ts";
import { messagePreview } from "./messages.ts";
import { mailOf } from "../nodes/typed-texts.ts";
import type { PreviewCommand } from "./preview-command.ts";
import { readFacts } from "./read-facts.server.ts";
import { templateSentence } from "./template-sentence.server.ts";

/** What a reader would see of a message, or why nobody could. */
export type Preview =
  | {
      is: "mail";
      subject: string;
      html: string;
      text: string;
      missing: string[];
      /** What is missing beside that where its reader gets no code, as who had one lately. */
      missingWithoutCode: string[];
      isClipped: boolean;
      unfinished: number;
      findings: Message[];
    }
  | { is: "text"; texts: string[]; missing: string[]; missingWithoutCode: string[] }
  | { is: "refused"; problems: Message[] };

/** Fills in what is typed of a message with a cart of the shop's, in the thread of templates. Nothing is kept or made. */
export async function readPreview(shop: Shop, { channel, purpose, why, written, ...asked }: PreviewCommand): Promise<Preview> {
  const facts = await readFacts(shop, { ...asked, purpose, language: written.language });
  const variables = messageVariables(facts);
  /** What is missing beside that where its reader gets no code. */
  const missingWithoutCode = async (sources: readonly string[], missing: readonly string[], seenBy: (all: MessageVariables) => object) => {
    if (facts.code === null) return [];
    const gaps = await gapsIn(sources, seenBy(messageVariables({ ...facts, code: null })));
    return gaps.filter((name) => !missing.includes(name));
  };
  if (channel !== "email") {
    const sources = channel === "sms" ? [written.body] : [...written.parameters, written.button];
    if (channel === "sms" && written.body.trim() === "") return nothing;
    const answer = await renderTextTemplates(sources, withoutMarks(variables));
    if (answer.outcome === "refused") return refused(answer.problems, sources);
    const texts = channel === "sms" ? answer.texts.map((text) => asSent(text, purpose, written.language)) : answer.texts;
    if (channel === "sms" && texts.join("").length > LONGEST_SMS) return tooLong;
    const missing = await gapsIn(sources, withoutMarks(variables));
    const empty = channel === "whatsapp" ? emptyGaps(answer.texts.slice(0, -1)) : [];
    if (empty.length > 0)
      return { is: "refused", problems: [messagePreview.message("gaps-empty", { count: empty.length, numbers: empty.map(String) })] };
    if (channel === "sms" && texts.join("") === "" && missing.length === 0) return nothing;
    const sentence = channel === "whatsapp" ? await readInShop(shop, (db) => templateSentence(db, shop, templateOf(written))) : null;
    const shown = sentence ? inSentence(sentence, texts) : texts;
    return { is: "text", texts: shown, missing, missingWithoutCode: await missingWithoutCode(sources, missing, withoutMarks) };
  }
  const { kept, unfinished } = mailOf(written, { purpose, why });
  const mjml = mjmlOf(kept, written.language);
  if (("blocks" in kept ? kept.blocks.blocks.length + unfinished : mjml.trim().length) === 0) return nothing;
  const sources = [written.subject, mjml];
  const compiled = await compileTemplate(mjml);
  if (compiled.outcome === "refused") return refused(compiled.problems, sources);
  const answer = await renderTemplate({ subject: written.subject, html: compiled.html }, variables);
  if (answer.outcome === "refused") return refused(answer.problems, sources);
  const { mail, isClipped } = answer;
  const { lines } = await readInShop(shop, (db) => readSender(db, shop));
  const findings = await checkMailTemplate({ subject: written.subject, mjml, sample: variables, purpose });
  const missing = findings.flatMap(
    ({
      message: {
        code,
        args: { name },
      },
    }) => (code === UNKNOWN.code && typeof name === "string" ? name : []),
  );
  const said = findings.map(({ message }) => message).filter(({ code }) => !SAID_ELSEWHERE.some((one) => one.code === code));
  const besides = await missingWithoutCode([written.subject, compiled.html], missing, (all) => all);
  return { is: "mail", ...withSenderInPlace(mail, lines), missing, missingWithoutCode: besides, isClipped, unfinished, findings: said };
}

const templateOf = ({ name, metaLanguage }: PreviewCommand["written"]) => ({ name, language: metaLanguage });

/** What fills a template's gaps, and the end of its button's address, where it stands in what the template says. */
function inSentence({ body, button, address }: TemplateSentence & { address: string }, values: readonly string[]): string[] {
  const said = withGapsFilled(body, values.slice(0, -1));
  return button === "" ? [said] : [said, `${button}: ${withGapsFilled(address, values.slice(-1))}`];
}

async function gapsIn(sources: readonly string[], variables: object): Promise<string[]> {
  const looked = await findGapsIn(sources, variables);
  return looked.outcome === "looked" ? looked.gaps : [];
}

const UNKNOWN = mailChecks.message("unknown", { name: "" });
/** What the preview says in words of its own. */
const SAID_ELSEWHERE = [UNKNOWN, mailChecks.message("clipped", { kilobytes: 0, most: 0 })];

const nothing: Preview = { is: "refused", problems: [messagePreview.message("problem-empty")] };

const tooLong: Preview = { is: "refused", problems: [mailEditor.message("text-too-long", { most: LONGEST_SMS })] };

/** What an import from Klaviyo left as it is, for somebody to replace (recovery/klaviyo/texts). */
const LEFT_OF_KLAVIYO = /\{% klaviyo "([^"]*)" %\}/g;

function refused(problems: readonly TemplateProblem[], sources: readonly string[]): Preview {
  const left = [...new Set(sources.flatMap((source) => [...source.matchAll(LEFT_OF_KLAVIYO)].map(([, tag = ""]) => tag)))];
  // Where it stands is counted in what is compiled, which nobody sees.
  if (left.length > 0) return { is: "refused", problems: [mailEditor.message("left-of-klaviyo", { tags: left })] };
  return {
    is: "refused",
    problems: problems.map(({ code, detail }) =>
      code === "too-large" || code === "takes-too-long"
        ? messagePreview.message(`problem-${code}`)
        : messagePreview.message(`problem-${code}`, { detail }),
    ),
  };
}
