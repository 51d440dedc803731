import { type Footer, MailBlocks } from "#app/recovery/mail-blocks/block.ts";
import type { JourneyDefinition, JourneyTrigger } from "#app/recovery/journeys/journey-definition.ts";
import type { TemplateWords } from "#app/recovery/templates/mail-words.ts";
import { footerOf } from "#app/recovery/templates/mail-as-blocks.ts";
import { templateWords } from "#app/recovery/templates/template-words.ts";

/** What a mail begins with that has no block yet. */
export const EMPTY_MAIL: MailBlocks = { preview: "", colour: "#1f2328", blocks: [], footer: null };

/** Why its readers get a mail: what they did, where the journey begins with that, else that they agreed to hear from the shop. */
export const WHY = ["cart", "stock", "agreed"] as const satisfies readonly (keyof TemplateWords["why"])[];
export type Why = (typeof WHY)[number];

/** What a mail's end depends on. */
export type Ending = { purpose: string; why: Why };

export function whyOf({ kind }: Pick<JourneyTrigger, "kind">): Why {
  if (kind === "back-in-stock") return "stock";
  return kind === "checkout-abandoned" || kind === "cart-abandoned" ? "cart" : "agreed";
}

/**
 * The end of a mail: marketing has one always, what is about an order none, as nobody can unsubscribe from that. A reason in our words is that for
 * which this journey's readers get it; what a merchant wrote stands.
 */
export function footerIn({ footer }: Pick<MailBlocks, "footer">, { purpose, why }: Ending, language: string): Footer | null {
  if (purpose !== "marketing") return null;
  const ours = footerOf(templateWords(language), why);
  return footer && !isOurs(footer, language) ? footer : { ...ours, unsubscribe: footer?.unsubscribe ?? ours.unsubscribe };
}

/** A mail with the end that it is sent with. */
export const withFooter = <Mail extends Pick<MailBlocks, "footer">>(mail: Mail, ending: Ending, language: string): Mail => ({
  ...mail,
  footer: footerIn(mail, ending, language),
});

/** A journey whose mails say why their readers get them, as it begins now. */
export function withReasons(definition: JourneyDefinition): JourneyDefinition {
  const why = whyOf(definition.trigger);
  const nodes = definition.nodes.map((node) => {
    if (node.kind !== "message" || node.channel !== "email") return node;
    const texts = Object.entries(node.texts).map(([language, text]) => {
      const blocks = MailBlocks.safeParse(text["blocks"]).data;
      return [language, blocks ? { ...text, blocks: withFooter(blocks, { purpose: node.purpose, why }, language) } : text];
    });
    return { ...node, texts: Object.fromEntries(texts) as typeof node.texts };
  });
  return { ...definition, nodes };
}

function isOurs({ why }: Footer, language: string): boolean {
  const said = JSON.stringify(why);
  return WHY.some((reason) => said === JSON.stringify(footerOf(templateWords(language), reason).why));
}
