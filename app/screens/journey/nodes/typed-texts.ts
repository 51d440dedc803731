import { z } from "zod";
import type { NodeOf } from "#app/recovery/journeys/journey-definition.ts";

/** What a message says in a language, as it stands in the fields of all channels: whoever changes the channel loses nothing. */
export type TypedText = {
  language: string;
  subject: string;
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
    mjml: said(kept["mjml"]),
    body: said(kept["body"]),
    name: said(kept["name"]),
    metaLanguage: said(kept["language"]) || language.replace("-", "_"),
    parameters: Array.isArray(kept["parameters"]) ? kept["parameters"].map(said) : [],
    button: said(kept["button"]),
  }));
}

/** What of the fields a channel's messages are made of, by language. */
export function readTexts(channel: NodeOf<"message">["channel"], typed: z.output<typeof textsForm>): Kept {
  return Object.fromEntries(
    typed.map(({ language, subject, mjml, body, name, metaLanguage, parameters, button }): [string, Kept[string]] => {
      if (channel === "email") return [language, { subject, mjml }];
      if (channel === "sms") return [language, { body }];
      return [language, { name, language: metaLanguage, parameters, button: button === "" ? null : button }];
    }),
  );
}
