import type { IncomingMessage, ServerResponse } from "node:http";
import { Temporal } from "temporal-polyfill";
import type { Clock } from "../clock.ts";
import type { Contract } from "../contract/contract-of.ts";
import type { MeetFault } from "../faults/create-faults.ts";
import { readBody } from "../shopify/api/read-body.ts";
import { findSender } from "./find-sender.ts";
import type { MessageLife } from "./message-life.ts";
import { type Form, readMessageRequest } from "./message-request.ts";
import type { TwilioAccount } from "./twilio-account.ts";
import { numbersOf, viewService } from "./owned-by-account.ts";
import { type TwilioMessage, viewMessage } from "./twilio-message.ts";
import { TwilioProblem, wordsOf } from "./twilio-problem.ts";

export type SmsWorld = {
  clock: Clock;
  account: TwilioAccount;
  life: MessageLife;
  meet: MeetFault;
  /** Twilio's own, where it is at hand: what it refuses is refused. */
  contract: () => Contract | undefined;
};

type Answer = { status: number; body?: unknown };

/** One exchange with api.twilio.com. `body` is the form as it came. */
export async function answerRequest(request: IncomingMessage, response: ServerResponse, world: SmsWorld): Promise<void> {
  const text = request.method === "POST" ? await readBody(request) : "";
  const answer = answerTo(request, readForm(text), world);
  response.writeHead(answer.status, { ...(answer.body !== undefined && { "content-type": "application/json; charset=utf-8" }) });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

function answerTo(request: IncomingMessage, form: Form, world: SmsWorld): Answer {
  const { account } = world;
  const url = new URL(request.url ?? "/", "https://api.twilio.com");
  const method = request.method ?? "GET";
  try {
    const given = `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString("base64")}`;
    if (request.headers.authorization !== given) throw new TwilioProblem(20003);
    if (/^\/v1\/Services\/MG[0-9a-fA-F]{32}$/.test(url.pathname) && method === "GET")
      return { status: 200, body: viewService(account, url.pathname) };
    const path = /^\/2010-04-01\/Accounts\/(AC[0-9a-fA-F]{32})(\/Messages(?:\/((?:SM|MM)[0-9a-fA-F]{32}))?)?\.json$/.exec(url.pathname);
    if (method === "GET" && isListOf(account, "IncomingPhoneNumbers", url))
      return listed(url, "incoming_phone_numbers", world, numbersOf(account, url));
    if (method === "GET" && isListOf(account, "SMS/ShortCodes", url)) return listed(url, "short_codes", world, []);
    if (!path || path[1] !== account.sid) throw new TwilioProblem(20404);
    const [, , isMessages, sid] = path;
    const [wrong] = world.contract()?.requestFaults({ method, path: url.pathname, query: url.searchParams, requestBody: form }) ?? [];
    if (isMessages === undefined) {
      if (method !== "GET") throw new TwilioProblem(20404);
      return { status: 200, body: viewAccount(account) };
    }
    if (sid !== undefined) {
      if (wrong !== undefined) throw new TwilioProblem(20001, `Invalid parameter: ${wrong}`);
      return ofOne(method, sid, form, world);
    }
    if (method === "GET") {
      if (wrong !== undefined) throw new TwilioProblem(20001, `Invalid parameter: ${wrong}`);
      return { status: 200, body: list(url, world) };
    }
    const asked = readMessageRequest(form, world.clock.now());
    if (wrong !== undefined) throw new TwilioProblem(20001, `Invalid parameter: ${wrong}`);
    const from = findSender(account, asked, world.life.optedOut);
    const struck = world.meet("sms", asked.to, ["refused"]);
    if (struck?.code !== undefined) throw new TwilioProblem(struck.code, wordsOf(struck.code, { to: asked.to, from }));
    return { status: 201, body: viewMessage(account.sid, world.life.send(asked, from)) };
  } catch (problem) {
    if (!(problem instanceof TwilioProblem)) throw problem;
    return { status: problem.status, body: problem.body };
  }
}

function ofOne(method: string, sid: string, form: Form, { account, life }: SmsWorld): Answer {
  const message = life.messages.get(sid);
  if (!message) throw new TwilioProblem(20404);
  switch (method) {
    case "GET":
      return { status: 200, body: viewMessage(account.sid, message) };
    case "DELETE":
      if (["accepted", "queued", "sending", "scheduled"].includes(message.status)) throw new TwilioProblem(30409);
      life.messages.delete(sid);
      return { status: 204 };
    default:
      if (form.Status === "canceled") {
        if (message.status !== "scheduled") throw new TwilioProblem(30409);
        life.move(message, "canceled");
      }
      if (form.Body === "") message.body = "";
      return { status: 200, body: viewMessage(account.sid, message) };
  }
}

/** Newest first, by whom, from whom and when. */
function list(url: URL, { account, life }: SmsWorld) {
  const matches = [...life.messages.values()].toReversed().filter((message) => isWanted(message, url.searchParams));
  return pageOf(url, "messages", matches.map((message) => viewMessage(account.sid, message))); // oxfmt-ignore
}

const isListOf = ({ sid }: TwilioAccount, what: string, { pathname }: URL) => pathname === `/2010-04-01/Accounts/${sid}/${what}.json`;

function listed(url: URL, name: string, { contract }: SmsWorld, found: readonly unknown[]): Answer {
  const asked = { method: "GET", path: url.pathname, query: url.searchParams, requestBody: {} };
  const [wrong] = contract()?.requestFaults(asked) ?? [];
  if (wrong !== undefined) throw new TwilioProblem(20001, `Invalid parameter: ${wrong}`);
  return { status: 200, body: pageOf(url, name, found) };
}

/** Some of a list, as Twilio pages all of its lists. */
function pageOf(url: URL, name: string, matches: readonly unknown[]) {
  const { searchParams: query, pathname } = url;
  const size = Number(query.get("PageSize") ?? 50);
  const page = Number(query.get("Page") ?? 0);
  const at = (number: number) => {
    const asked = new URLSearchParams(query);
    asked.set("PageSize", String(size));
    asked.set("Page", String(number));
    return `${pathname}?${asked.toString()}`;
  };
  const shown = matches.slice(page * size, (page + 1) * size);
  return {
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(0, shown.length - 1),
    uri: at(page),
    first_page_uri: at(0),
    previous_page_uri: page === 0 ? null : at(page - 1),
    next_page_uri: matches.length > (page + 1) * size ? at(page + 1) : null,
    [name]: shown,
  };
}

function isWanted({ to, from, sentAt }: TwilioMessage, query: URLSearchParams): boolean {
  const [wantedTo, wantedFrom] = [query.get("To"), query.get("From")];
  if ((wantedTo !== null && wantedTo !== to) || (wantedFrom !== null && wantedFrom !== from)) return false;
  const [on, before, after] = ["DateSent", "DateSent<", "DateSent>"].map((name) => query.get(name));
  if (!on && !before && !after) return true;
  if (sentAt === null) return false;
  const compared = (text: string) => Temporal.Instant.compare(sentAt, instantOf(text));
  if (on && !sentAt.toString().startsWith(on.slice(0, 10))) return false;
  return (!before || compared(before) <= 0) && (!after || compared(after) >= 0);
}

function instantOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  } catch {
    throw new TwilioProblem(20001, `Invalid parameter DateSent: ${text}`);
  }
}

function viewAccount(account: TwilioAccount) {
  return { sid: account.sid, owner_account_sid: account.sid, friendly_name: "London Shop", status: "active", type: "Full" };
}

function readForm(text: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = form[name];
    form[name] = before === undefined ? (name === "MediaUrl" || name === "PersistentAction" ? [value] : value) : [before, value].flat();
  }
  return form;
}
