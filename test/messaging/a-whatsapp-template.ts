import { eventually } from "../support/eventually.ts";
import type { ChannelProviders } from "./channel-providers.ts";

const COMPONENTS = [
  { type: "BODY", text: "Hi {{1}}, your cart of {{2}} waits." },
  { type: "BUTTONS", buttons: [{ type: "URL", text: "Go on", url: "https://shop.example/r/{{1}}" }] },
];

/** Has Meta approve templates, and brings them past the ten minutes for which marketing does not take a new one. */
export async function approveTemplates({ whatsapp, later }: ChannelProviders, templates: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, category] of Object.entries(templates))
    whatsapp.templates.create({ name, language: "en", category, components: COMPONENTS });
  later(900);
  await eventually(() => whatsapp.templates.all().every(({ status }) => status === "APPROVED"));
}

/** One of those templates, filled in. */
export function filledIn(name: string, texts: readonly string[] = ["Ada", "£12"]) {
  const parameters = texts.map((text) => ({ type: "text", text }));
  return {
    name,
    language: "en",
    components: [
      { type: "body", parameters },
      { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "token" }] },
    ],
  };
}
