import type { IncomingMessage, ServerResponse } from "node:http";
import type { MailInbox } from "./create-mail-inbox.ts";
import { bodyPage, INBOX, listPage, mailPage } from "./inbox-pages.ts";
import { oneClickAddress, unsubscribe } from "./unsubscribe.ts";

/** Whether an address is one of the inbox's pages. */
export const isInboxs = (pathname: string) => pathname === INBOX || pathname.startsWith(`${INBOX}/`);

/** A stranger's markup: nothing in it runs, and nothing of it may be asked for but pictures and styles. */
const STRANGERS =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; font-src http: https: data:";

/** Serves the inbox's pages: the list, a mail, its HTML by itself, its bytes, and leaving by one click. */
export async function handleInbox(inbox: MailInbox, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const send = (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    void response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers }).end(body);
  const page = (body: string, headers?: Record<string, string>) => send(200, "text/html; charset=utf-8", body, headers);

  const [id, part] = pathname.slice(INBOX.length + 1).split("/");
  if (id === undefined || id === "") {
    const to = searchParams.get("to") ?? "";
    return page(
      listPage(
        inbox.mails().filter((mail) => mail.to.some((address) => address.includes(to))),
        to,
      ),
    );
  }
  const mail = inbox.find(Number(id));
  if (!mail) return send(404, "text/plain; charset=utf-8", "There is no such mail.");
  switch (part) {
    case undefined:
      return page(mailPage(mail, searchParams.get("said") ?? undefined));
    case "html":
      return page(bodyPage(mail), { "content-security-policy": STRANGERS });
    case "raw":
      return send(200, "text/plain; charset=utf-8", mail.raw, { "x-content-type-options": "nosniff" });
    case "unsubscribe": {
      const url = oneClickAddress(mail);
      if (request.method !== "POST" || url === undefined) return send(405, "text/plain", "That mail can't be left so.");
      const said = await unsubscribe(url).then(
        ({ status }) => `Unsubscribed by one click: answered ${status}.`,
        () => "Nobody answered at the address for unsubscribing.",
      );
      return void response.writeHead(303, { location: `${INBOX}/${mail.id}?${new URLSearchParams({ said }).toString()}` }).end();
    }
    default:
      return send(404, "text/plain; charset=utf-8", "There is nothing here.");
  }
}
