import { z } from "zod";
import { commonIssue } from "#app/platform/forms/issue.ts";
import type { NodeOf } from "#app/recovery/journeys/journey-definition.ts";
import type { EmailText } from "#app/recovery/composing/channel-text.ts";
import { finishedBlocks, MailBlocks } from "#app/recovery/mail-blocks/block.ts";
import { EMPTY_MAIL, type Ending, withFooter } from "../blocks/with-footer.ts";

/** What a message says in a language, as it stands in the fields of all channels: whoever changes the channel loses nothing. */
export type TypedText = {
  language: string;
  subject: string;
  /** How a mail is written: the other of the two lies aside, and is sent to nobody. */
  written: "blocks" | "code";
  blocks: MailBlocks;
  mjml: string;
  body: string;
  name: string;
  metaLanguage: string;
  parameters: readonly string[];
  button: string;
};

const text = (most: number) => z.string().max(most).default("");

export const textsForm = z
  .array(
    z.object({
      language: z.string().min(2).max(35),
      subject: text(500),
      written: z.enum(["blocks", "code"]).default("blocks"),
      // Read where they are sent (mailOf): of what lies aside nothing is wrong.
      blocks: z.custom<MailBlocks>().optional(),
      mjml: text(500_000),
      body: text(4_000),
      name: text(512),
      metaLanguage: text(10),
      parameters: z.array(text(1_024)).max(20).default([]),
      button: text(500),
    }),
  )
  .min(1)
  .max(50);

type Kept = NodeOf<"message">["texts"];

const said = (value: unknown): string => (typeof value === "string" ? value : "");

/** A message's texts as they are kept (recovery/composing/channel-text.ts), in their fields. */
export function typeTexts(texts: Kept): TypedText[] {
  return Object.entries(texts).map(([language, kept]) => ({
    language,
    subject: said(kept["subject"]),
    written: said(kept["mjml"]) !== "" || kept["lastBlocks"] !== undefined ? "code" : "blocks",
    blocks: MailBlocks.safeParse(kept["blocks"] ?? kept["lastBlocks"]).data ?? EMPTY_MAIL,
    mjml: said(kept["mjml"]),
    body: said(kept["body"]),
    name: said(kept["name"]),
    metaLanguage: said(kept["language"]) || language.replace("-", "_"),
    parameters: Array.isArray(kept["parameters"]) ? kept["parameters"].map(said) : [],
    button: said(kept["button"]),
  }));
}

type Typed = z.output<typeof textsForm>[number];

/** A mail as it is typed, with the end that its purpose asks for. What isn't finished of its blocks is left out. */
export function mailOf({ language, subject, written, blocks, mjml }: Typed, ending: Ending): { kept: EmailText; unfinished: number } {
  const { mail, unfinished } = finishedBlocks(withFooter(blocks ?? EMPTY_MAIL, ending, language));
  if (written === "blocks") return { kept: { subject, blocks: mail }, unfinished };
  return { kept: { subject, mjml, ...(mail.blocks.length > 0 && { lastBlocks: mail }) }, unfinished: 0 };
}

/** What is wrong with a mail's blocks, where they are what is sent. One without a block is not written yet. */
export function issuesOf({ language, written, blocks }: Typed, ending: Ending): { path: PropertyKey[]; message: string }[] {
  if (written === "code" || !blocks || blocks.blocks.length === 0) return [];
  const { error } = MailBlocks.safeParse(withFooter(blocks, ending, language), { error: commonIssue });
  return error?.issues ?? [];
}

/** What of the fields a channel's messages are made of, by language. */
export function readTexts({ channel, ...ending }: Pick<NodeOf<"message">, "channel"> & Ending, typed: z.output<typeof textsForm>): Kept {
  return Object.fromEntries(
    typed.map((text): [string, Kept[string]] => {
      const { language, body, name, metaLanguage, parameters, button } = text;
      if (channel === "email") return [language, mailOf(text, ending).kept];
      if (channel === "sms") return [language, { body }];
      return [language, { name, language: metaLanguage, parameters, button: button === "" ? null : button }];
    }),
  );
}
