import type { Footer, MailBlocks } from "#app/recovery/mail-blocks/block.ts";
import { footerOf } from "#app/recovery/templates/mail-as-blocks.ts";
import { templateWords } from "#app/recovery/templates/template-words.ts";

/** What a mail begins with that has no block yet. */
export const EMPTY_MAIL: MailBlocks = { preview: "", colour: "#1f2328", blocks: [], footer: null };

/** The end of a mail: marketing has one always, what is about an order none, as nobody can unsubscribe from that. */
export const footerIn = ({ footer }: Pick<MailBlocks, "footer">, purpose: string, language: string): Footer | null =>
  purpose === "marketing" ? (footer ?? footerOf(templateWords(language), "cart")) : null;

/** A mail with the end that it is sent with. */
export const withFooter = <Mail extends Pick<MailBlocks, "footer">>(mail: Mail, purpose: string, language: string): Mail => ({
  ...mail,
  footer: footerIn(mail, purpose, language),
});
