import { html, type Html, markup, textOf } from "../storefront/html.ts";
import type { Mail } from "./mail.ts";
import { oneClickAddress } from "./unsubscribe.ts";

export const INBOX = "/_mail";

/** Everybody's mails, newest first, or those for one address. */
export function listPage(mails: readonly Mail[], to: string): string {
  const rows = mails.toReversed().map(
    (mail) =>
      html`<tr>
        <td><a href="${INBOX}/${mail.id}">${mail.subject === "" ? "(no subject)" : mail.subject}</a></td>
        <td>${mail.to.join(", ")}</td>
        <td>${mail.headerFrom}</td>
        <td><time datetime="${mail.receivedAt}">${shortTime(mail.receivedAt)}</time></td>
      </tr>`,
  );
  return page(
    "Inbox",
    html`<h1>Inbox</h1>
      <form method="get">
        <label>For <input type="search" name="to" value="${to}" placeholder="an address or a part of it" /></label> <button>Show</button>
      </form>
      ${
        rows.length === 0
          ? html`<p>${to === "" ? "No mail yet. Whatever is sent in this sandbox comes here." : `No mail for ${to}.`}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th>Subject</th>
                  <th>To</th>
                  <th>From</th>
                  <th>Received</th>
                </tr>
              </thead>
              <tbody>
                ${rows}
              </tbody>
            </table>`
      }`,
  );
}

/** One mail: as it looks, its plain text, its headers. */
export function mailPage(mail: Mail, said: string | undefined): string {
  return page(
    mail.subject,
    html`<p><a href="${INBOX}">Inbox</a></p>
      <h1>${mail.subject === "" ? "(no subject)" : mail.subject}</h1>
      ${said === undefined ? null : html`<p role="status">${said}</p>`}
      <dl>
        <dt>From</dt>
        <dd>${mail.headerFrom}</dd>
        <dt>To</dt>
        <dd>${mail.to.join(", ")}</dd>
        <dt>Received</dt>
        <dd><time datetime="${mail.receivedAt}">${shortTime(mail.receivedAt)}</time></dd>
        <dt>Bounces go to</dt>
        <dd>${mail.from === "" ? "nobody" : mail.from}</dd>
        <dt>Size</dt>
        <dd>${Math.ceil(mail.raw.length / 1024)} kB</dd>
      </dl>
      ${mail.attachments.map(({ filename, contentType, bytes }) => html`<p>Attached: ${filename ?? "(unnamed)"}, ${contentType}, ${bytes} bytes</p>`)}
      ${
        oneClickAddress(mail) === undefined
          ? null
          : html`<form method="post" action="${INBOX}/${mail.id}/unsubscribe"><button>Unsubscribe by one click</button></form>`
      }
      ${
        mail.html === null
          ? null
          : html`<h2>As it looks</h2>
              <iframe
                title="The mail"
                src="${INBOX}/${mail.id}/html"
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                referrerpolicy="no-referrer"
              ></iframe>`
      }
      <h2>Plain text</h2>
      <pre>${mail.text}</pre>
      <details>
        <summary>Headers</summary>
        <table>
          <tbody>
            ${mail.headers.map(
              ({ name, value }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${value}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </details>
      <p><a href="${INBOX}/${mail.id}/raw">Every byte of it</a></p>`,
  );
}

/** The mail's own HTML, whose links open in a window of their own. */
export function bodyPage(mail: Mail): string {
  return `<base target="_blank">${mail.html ?? ""}`;
}

function shortTime(at: string): string {
  return `${at.slice(0, 19).replace("T", " ")} UTC`;
}

/** A page of the sandbox for people. */
export function page(title: string, body: Html): string {
  return textOf(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <link rel="icon" href="data:," />
          <title>${title} · sandbox</title>
          <style>
            ${markup(STYLE)}
          </style>
        </head>
        <body>
          <main>${body}</main>
        </body>
      </html>`,
  );
}

const STYLE = `
body { margin: 0; font: 14px/1.5 system-ui, sans-serif; color: #303030; background: #f1f1f1 }
main { max-inline-size: 900px; margin: auto; padding: 16px; overflow-wrap: anywhere }
table { inline-size: 100%; border-collapse: collapse; background: #fff }
th, td { text-align: start; vertical-align: top; padding: 6px 8px; border-block-end: 1px solid #e3e3e3 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px } dd { margin: 0 }
iframe { inline-size: 100%; block-size: 70vh; border: 1px solid #ccc; background: #fff }
pre { white-space: pre-wrap; background: #fff; padding: 12px; border: 1px solid #e3e3e3 }
button { min-block-size: 32px } input { min-block-size: 28px }
@media (max-width: 600px) { thead { display: none } tr, td { display: block } }
`;
