import type { ServerResponse } from "node:http";
import { page } from "../mail/inbox-pages.ts";
import { html } from "../storefront/html.ts";
import type { Chat } from "./create-chat.ts";

/** Where everything that was posted is shown. */
export const CHAT_PAGE = "/_chat";

/** Every message that came by a webhook, newest first, as whoever knows no blocks reads it; its blocks below. */
export function handleChatPage(chat: Chat, response: ServerResponse): void {
  const messages = chat.messages().toReversed();
  const body = page(
    "Chat",
    html`<h1>Chat</h1>
      <p>Webhook: <code>${chat.webhook}</code> (${chat.state()})</p>
      ${messages.length === 0 ? html`<p>Nothing was posted yet.</p>` : null}
      ${messages.map(
        ({ receivedAt, reference, text, blocks }) =>
          html`<article>
            <h2><time datetime="${receivedAt}">${receivedAt.slice(0, 19).replace("T", " ")}</time></h2>
            <pre>${text}</pre>
            <details>
              <summary>${blocks === null ? "Text alone" : `${String(blocks.length)} blocks`}, ${reference ?? "no reference"}</summary>
              <pre>${JSON.stringify(blocks, null, 2)}</pre>
            </details>
          </article>`,
      )}`,
  );
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(body);
}
