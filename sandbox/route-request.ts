import type { IncomingMessage, ServerResponse } from "node:http";
import { handleAdmin, type AdminOptions } from "./admin/handle-admin.ts";
import { handleStorefrontApi, isStorefrontApi } from "./checkout/storefront-api/handle-storefront-api.ts";
import { type Chat, CHAT_HOSTS } from "./chat/create-chat.ts";
import { CHAT_PAGE, handleChatPage } from "./chat/handle-chat-page.ts";
import { handleControl, type Control } from "./control/handle-control.ts";
import type { Faults } from "./faults/create-faults.ts";
import type { ShipBob } from "./shipbob/create-shipbob.ts";
import type { MailInbox } from "./mail/create-mail-inbox.ts";
import { handleInbox, isInboxs } from "./mail/handle-inbox.ts";
import type { Neighbour } from "./open-neighbour.ts";
import type { Sms } from "./sms/create-sms.ts";
import type { WhatsApp } from "./whatsapp/create-whatsapp.ts";
import { sendJson } from "./shopify/api/send-json.ts";
import { bulkFilesHost } from "./shopify/bulk/bulk-files-host.ts";
import { handleStorefront, isStorefronts, type Storefront } from "./storefront/handle-storefront.ts";

export type StandIns = {
  admin: AdminOptions;
  shipbob: ShipBob;
  control: Control;
  storefront: Storefront;
  faults: Faults;
  /** Everybody's mailbox. */
  mail?: MailInbox;
  /** Twilio, and everybody's telephone. */
  sms?: Sms;
  /** Meta's WhatsApp. */
  whatsapp?: WhatsApp;
  /** A chat to which webhooks post. */
  chat?: Chat;
  /** Another shop with the same app. */
  neighbour?: Neighbour;
};

const NEIGHBOURS_CONTROL = "/_control/neighbour/";

/** One port serves every stand-in: the host that a request was meant for says which. */
export async function routeRequest(standIns: StandIns, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = (request.headers.host ?? "").split(":")[0] ?? "";
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const { neighbour } = standIns;
  try {
    const isNeighbours = host === neighbour?.domain || (host === bulkFilesHost && pathname.startsWith(`/${neighbour?.domain}/`));
    if (neighbour && isNeighbours) return await neighbour.shopify.handle(request, response);
    if (host.endsWith(".myshopify.com") && isStorefrontApi(pathname))
      return await handleStorefrontApi(standIns.storefront, request, response);
    if (host.endsWith(".myshopify.com") || host === bulkFilesHost) return await standIns.admin.shopify.handle(request, response);
    if (host.endsWith("api.shipbob.com"))
      return await standIns.faults.aroundShipBob(request, response, () => standIns.shipbob.handle(request, response));
    const { sms, whatsapp } = standIns;
    if (whatsapp && host === "graph.facebook.com") {
      const call = `${request.method ?? ""} ${pathname.replace(/^.*\//, "/")}`;
      return await standIns.faults.around("whatsapp", call, response, () => whatsapp.handle(request, response));
    }
    if (standIns.chat && CHAT_HOSTS.includes(host)) {
      const { chat } = standIns;
      return await standIns.faults.around("chat", `${request.method ?? ""} ${pathname}`, response, () => chat.handle(request, response));
    }
    if (sms && (host === "api.twilio.com" || host === "messaging.twilio.com")) {
      const call = `${request.method ?? ""} ${pathname.replace(/^.*\/(?=Messages)/, "/")}`;
      return await standIns.faults.around("sms", call, response, () => sms.handle(request, response));
    }
    if (neighbour && pathname.startsWith(NEIGHBOURS_CONTROL)) {
      request.url = request.url?.replace(NEIGHBOURS_CONTROL, "/_control/");
      return await handleControl(neighbour.control, request, response);
    }
    if (pathname.startsWith("/_control/")) return await handleControl(standIns.control, request, response);
    if (standIns.mail && isInboxs(pathname)) return await handleInbox(standIns.mail, request, response);
    if (standIns.chat && pathname === CHAT_PAGE) return handleChatPage(standIns.chat, response);
    if (isStorefronts(pathname)) return await handleStorefront(standIns.storefront, request, response);
    if (await handleAdmin(standIns.admin, request, response)) return;
    sendJson(response, 404, {
      error: `There is nothing at ${pathname}. Open / for the admin, /storefront for the shop, or read sandbox/README.md.`,
    });
  } catch (error) {
    sendJson(response, 500, { error: error instanceof Error ? error.message : String(error) });
  }
}
