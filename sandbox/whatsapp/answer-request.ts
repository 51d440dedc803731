import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import type { Contract } from "../contract/contract-of.ts";
import type { MeetFault } from "../faults/create-faults.ts";
import { readBody } from "../shopify/api/read-body.ts";
import { sendJson } from "../shopify/api/send-json.ts";
import type { MessageLife } from "./message-life.ts";
import type { MetaAccount } from "./meta-account.ts";
import { MetaProblem } from "./meta-problem.ts";
import type { People } from "./person.ts";
import { type Endpoint, readSendRequest, type SendRequest } from "./send-request.ts";
import { demandFit, type Template, TemplateAsked, viewTemplate } from "./template.ts";
import type { Templates } from "./templates.ts";

export type WhatsAppWorld = {
  clock: Clock;
  account: MetaAccount;
  people: People;
  templates: Templates;
  life: MessageLife;
  meet: MeetFault;
  /** Meta's own, where it is at hand: what it refuses is refused. */
  contract: () => Contract | undefined;
};

/** One exchange with graph.facebook.com. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, world: WhatsAppWorld): Promise<void> {
  try {
    const body = request.method === "POST" ? parse(await readBody(request)) : undefined;
    sendJson(response, 200, answerTo(request, body, world));
  } catch (problem) {
    if (!(problem instanceof MetaProblem)) throw problem;
    sendJson(response, problem.status, problem.body);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw new MetaProblem(100, "The body is not JSON.");
  }
}

function answerTo(request: IncomingMessage, body: unknown, world: WhatsAppWorld): unknown {
  const { account, templates } = world;
  const { pathname, searchParams } = new URL(request.url ?? "/", "https://graph.facebook.com");
  if (request.headers.authorization !== `Bearer ${account.accessToken}`) throw new MetaProblem(190);
  const [, version, id, edge] = /^\/(v\d\d\.0)\/(\d+)(?:\/(\w+))?$/.exec(pathname) ?? [];
  if (version === undefined || id === undefined) throw new MetaProblem(100, "Unsupported request", 404);
  const call = `${request.method ?? "GET"} ${edge ?? ""}`;
  if (id === account.phoneNumberId) {
    if (call === "POST messages" || call === "POST marketing_messages") return send(edge as Endpoint, pathname, body, world);
    if (call === "GET ")
      return { id, display_phone_number: account.displayPhoneNumber, verified_name: "London Shop", quality_rating: "GREEN" };
  }
  if (id === account.wabaId) {
    if (call === "POST message_templates") return pick(templates.create(body));
    if (call === "GET message_templates") return listTemplates(searchParams, templates);
    if (call === "DELETE message_templates") {
      if (templates.remove(searchParams.get("name") ?? "", searchParams.get("hsm_id"))) return { success: true };
      throw new MetaProblem(100, "Message template not found");
    }
    if (call === "POST subscribed_apps" || call === "DELETE subscribed_apps") {
      account.isSubscribed = request.method === "POST";
      return { success: true };
    }
    if (call === "GET phone_numbers")
      return { data: [{ id: account.phoneNumberId, display_phone_number: account.displayPhoneNumber, verified_name: "London Shop" }] };
  }
  const template = edge === undefined ? templates.byId(id) : undefined;
  if (template && request.method === "GET") return viewTemplate(template);
  if (template && request.method === "POST") {
    const asked = TemplateAsked.pick({ components: true }).safeParse(body);
    if (!asked.success) throw new MetaProblem(100, "components are required");
    templates.edit(template, asked.data.components);
    return { success: true };
  }
  throw new MetaProblem(100, `Unsupported ${request.method ?? "GET"} request. Object with ID '${id}' does not exist`, 400);
}

const pick = ({ id, status, category }: Template) => ({ id, status, category });

function listTemplates(query: URLSearchParams, templates: Templates) {
  const [name, status] = [query.get("name"), query.get("status")];
  const found = templates.all().filter((each) => (name === null || each.name === name) && (status === null || each.status === status));
  return { data: found.map(viewTemplate), paging: { cursors: { before: "MAZDZD", after: "MjQZD" } } };
}

function send(endpoint: Endpoint, path: string, body: unknown, world: WhatsAppWorld) {
  const { people, life, meet } = world;
  const asked = readSendRequest(endpoint, body);
  const [wrong] = world.contract()?.requestFaults({ method: "POST", path, query: new URLSearchParams(), requestBody: body }) ?? [];
  if (wrong !== undefined) throw new MetaProblem(100, wrong);
  const person = asked.to === undefined ? people.byUserId(asked.recipient ?? "") : people.byPhone(asked.to);
  if (!person) throw new MetaProblem(100, `There is nobody with the id ${asked.recipient ?? ""}.`);
  const template = asked.template && usable(endpoint, asked.template, world);
  const input = asked.to ?? asked.recipient ?? "";
  const struck = meet("whatsapp", input, ["refused"]);
  if (struck?.code !== undefined) throw new MetaProblem(struck.code);
  const message = life.send(endpoint, asked, person, template);
  return {
    messaging_product: "whatsapp",
    contacts: [{ input, ...(!person.hidesPhone && { wa_id: person.phone }), user_id: person.userId }],
    messages: [{ id: message.id, message_status: message.status }],
  };
}

/** The template that is sent, which must be approved, fit, and be of the kind that the endpoint takes. */
function usable(endpoint: Endpoint, sent: NonNullable<SendRequest["template"]>, { templates, clock }: WhatsAppWorld): Template {
  const template = templates.find(sent.name, sent.language.code);
  if (!template) throw new MetaProblem(132001, `template name (${sent.name}) does not exist in ${sent.language.code}`);
  if (template.status === "PAUSED") throw new MetaProblem(132015);
  if (template.status === "DISABLED") throw new MetaProblem(132016);
  const isMarketing = endpoint === "marketing_messages";
  if (template.status !== "APPROVED") throw new MetaProblem(isMarketing ? 131055 : 132001, `template ${sent.name} is ${template.status}`);
  if (isMarketing && template.category !== "MARKETING") throw new MetaProblem(134100);
  if (isMarketing && clock.now().epochMilliseconds < template.readyAtMs) throw new MetaProblem(134101);
  demandFit(template, sent);
  return template;
}
