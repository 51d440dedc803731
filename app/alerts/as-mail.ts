import { linesOf, type WordedAlert } from "./alert-content.ts";

/** An alert as a mail: plain, readable on a watch. */
export function asMail(alert: WordedAlert): { subject: string; html: string; text: string } {
  const { title, parts, footer } = alert;
  const html = [
    '<!doctype html><html lang="en"><body style="font-family:sans-serif;font-size:15px;line-height:1.5;color:#202223">',
    `<h1 style="font-size:18px">${escaped(title)}</h1>`,
    ...parts.map(
      ({ heading, lines, link }) =>
        `<p><strong>${escaped(heading)}</strong>${lines.map((line) => `<br>${escaped(line)}`).join("")}` +
        `${link ? `<br><a href="${escaped(link.url)}">${escaped(link.label)}</a>` : ""}</p>`,
    ),
    `<p style="font-size:12px;color:#616161">${footer.map(escaped).join("<br>")}</p>`,
    "</body></html>",
  ].join("\n");
  return { subject: title, html, text: linesOf(alert).join("\n") };
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
