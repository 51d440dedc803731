import { linesOf, type WordedAlert } from "./alert-content.ts";

/** What Slack's incoming webhooks take. `text` says all of it to whoever knows no blocks: Mattermost, Discord, Rocket.Chat. */
export type SlackMessage = { text: string; blocks?: object[] };

/** Most signs of a text and of a heading, by Slack's contract; some are left for what they become when they are escaped. */
const MOST = { text: 3_500, header: 140 };

/** An alert as a message of Slack's. With `plainOnly` it is a text alone. */
export function asSlack(alert: WordedAlert, { plainOnly = false } = {}): SlackMessage {
  const { title, parts, footer } = alert;
  const text = escaped(linesOf(alert).join("\n").slice(0, MOST.text));
  if (plainOnly) return { text };
  const sections = parts.map(({ heading, lines, link }) => {
    const said = [`*${escaped(heading)}*`, ...lines.map(escaped)].join("\n");
    return markdown("section", link ? `${said}\n<${link.url}|${escaped(link.label)}>` : said);
  });
  return {
    text,
    blocks: [
      { type: "header", text: { type: "plain_text", text: title.slice(0, MOST.header), emoji: false } },
      ...sections,
      { type: "context", elements: footer.map((line) => ({ type: "mrkdwn", text: escaped(line), verbatim: true })) },
    ],
  };
}

/** `verbatim`: no name of a channel or a person, and no address, becomes one by itself. */
const markdown = (type: "section", text: string) => ({ type, text: { type: "mrkdwn", text, verbatim: true } });

/** The three signs of which Slack's markup is made. */
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
