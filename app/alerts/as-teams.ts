import { linesOf, type WordedAlert } from "./alert-content.ts";

type TextBlock = {
  type: "TextBlock";
  text: string;
  wrap: true;
  size?: "Large" | "Small";
  weight?: "Bolder";
  isSubtle?: true;
  separator?: true;
  spacing?: "None" | "Small";
};

/** What a workflow of Microsoft Teams ("when a Teams webhook request is received") posts: one Adaptive Card. It knows no other form, and says nothing of one. */
export type TeamsMessage = {
  type: "message";
  attachments: [
    {
      contentType: "application/vnd.microsoft.card.adaptive";
      content: {
        $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
        type: "AdaptiveCard";
        version: "1.4";
        body: TextBlock[];
        msteams: { width: "Full" };
      };
    },
  ];
};

/** Most signs of an alert as one text: Teams takes cards of 28 kB. */
const MOST = 3_500;

/** An alert as a card of Microsoft Teams'. With `plainOnly` all of it is one text. */
export function asTeams(alert: WordedAlert, { plainOnly = false } = {}): TeamsMessage {
  if (plainOnly) return card([block(linesOf(alert).join("\n\n").slice(0, MOST))]);
  const { title, parts, footer } = alert;
  return card([
    block(title, { size: "Large", weight: "Bolder" }),
    ...parts.flatMap(({ heading, lines, link }) => [
      block(heading, { weight: "Bolder", separator: true }),
      ...lines.map((line) => block(line, { spacing: "Small" })),
      ...(link ? [block(`[${inLabel(link.label)}](${inAddress(link.url)})`, { spacing: "Small" }, "as-it-is")] : []),
    ]),
    block(footer.join("\n\n"), { size: "Small", isSubtle: true, separator: true }),
  ]);
}

function card(body: TextBlock[]): TeamsMessage {
  const $schema = "http://adaptivecards.io/schemas/adaptive-card.json";
  const content = { $schema, type: "AdaptiveCard", version: "1.4", body, msteams: { width: "Full" } } as const;
  return { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }] };
}

function block(text: string, look: Omit<TextBlock, "type" | "text" | "wrap"> = {}, markup: "none" | "as-it-is" = "none"): TextBlock {
  return { type: "TextBlock", text: markup === "none" ? plain(text) : text, wrap: true, ...look };
}

/** In a card a text may hold dates that Teams words (`{{DATE(…)}}`) and somebody's name (`<at>`): of a name neither is meant. Names hold no other markup (alert-content). */
const plain = (text: string): string => text.replaceAll("{{", "{\u200B{").replaceAll("<", "\u2039").replaceAll(">", "\u203A");

const inLabel = (label: string): string => plain(label).replaceAll(/[[\]]/g, "");
const inAddress = (url: string): string => url.replaceAll("(", "%28").replaceAll(")", "%29");
