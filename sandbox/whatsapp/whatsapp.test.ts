import { createHmac } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "#test/support/eventually.ts";
import { listen, type Listening } from "#test/support/listen.ts";
import { createClock } from "../clock.ts";
import type { Exchange } from "../contract/contract-of.ts";
import { publishedContract } from "../contract/published-contract.ts";
import { handleControl } from "../control/handle-control.ts";
import { whatsAppCalls } from "../control/whatsapp-calls.ts";
import { createFaults } from "../faults/create-faults.ts";
import { Fault } from "../faults/fault.ts";
import { createLedger } from "../ledger.ts";
import { createWhatsApp } from "./create-whatsapp.ts";

const clock = createClock();
const ledger = createLedger(clock);
const faults = createFaults();
const published = publishedContract("meta");
const whatsapp = createWhatsApp({
  clock,
  ledger,
  seed: 1,
  meet: faults.meet,
  planSend: (topic) => faults.planSend("whatsapp", topic),
  contract: () => published,
});
const { account } = whatsapp;
const exchanges: Exchange[] = [];
type Value = Record<string, unknown> & {
  statuses?: (Record<string, unknown> & { status: string; errors?: { code: number }[] })[];
  messages?: Record<string, unknown>[];
};
type Heard = { bytes: string; isSigned: boolean; field: string; value: Value };
const heard: Heard[] = [];
let meta: Listening;
let app: Listening;
beforeAll(async () => {
  meta = await listen((request, response) => {
    if (request.url?.startsWith("/_control")) void handleControl({ calls: whatsAppCalls(whatsapp) }, request, response);
    else void faults.around("whatsapp", `${request.method ?? ""} /messages`, response, () => whatsapp.handle(request, response));
  });
  app = await listen((request, response) => {
    const { searchParams } = new URL(request.url ?? "/", "http://app");
    if (request.method === "GET")
      return void response.writeHead(searchParams.get("hub.verify_token") === "known" ? 200 : 403).end(searchParams.get("hub.challenge"));
    void buffer(request).then((body) => {
      const bytes = body.toString();
      const [change] = (JSON.parse(bytes) as { entry: { changes: { field: string; value: Value }[] }[] }).entry[0]?.changes ?? [];
      const signature = `sha256=${createHmac("sha256", account.appSecret).update(body).digest("hex")}`;
      if (change) heard.push({ bytes, isSigned: request.headers["x-hub-signature-256"] === signature, ...change });
      response.end();
    });
  });
  expect(await control("POST", "/whatsapp/settings", { webhookUrl: `${app.url}/meta`, verifyToken: "unknown" })).toMatchObject({
    error: expect.stringContaining("did not answer the challenge") as string,
  });
  await control("POST", "/whatsapp/settings", { webhookUrl: `${app.url}/meta`, verifyToken: "known" });
  for (const [name, category] of [
    ["cart_left", "MARKETING"],
    ["parcel_late", "UTILITY"],
  ])
    await ask("POST", `/${account.wabaId}/message_templates`, { name, language: "en", category, components: COMPONENTS });
  pass("PT15M");
  await eventually(() => heard.filter(({ value }) => value.event === "APPROVED").length === 2);
});
afterAll(async () => {
  whatsapp.stop();
  clock.stop();
  await Promise.all([meta.close(), app.close()]);
});
beforeEach(() => {
  faults.clear();
  heard.length = 0;
});

const COMPONENTS = [
  { type: "BODY", text: "Hi {{1}}, your cart of {{2}} waits." },
  { type: "BUTTONS", buttons: [{ type: "URL", text: "Go on", url: "https://shop.example/r/{{1}}" }] },
];
type Told = Record<string, unknown> & {
  id: string;
  error: { code: number; message: string };
  messages: { id: string; message_status: string }[];
  contacts: { wa_id?: string; user_id: string }[];
};
const ask = async (method: string, edge: string, asked?: unknown, token = account.accessToken) => {
  const path = `/v23.0${edge}`;
  const answer = await fetch(meta.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(asked !== undefined && { body: JSON.stringify(asked) }),
    signal: AbortSignal.timeout(20_000),
  });
  const body = (await answer.json()) as Told;
  exchanges.push({ method, path: path.replace(/\?.*/, ""), query: new URLSearchParams(), requestBody: asked, status: answer.status, body });
  return { status: answer.status, body };
};
const control = async (method: string, path: string, body?: unknown) =>
  (
    await fetch(`${meta.url}/_control${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  ).json() as Promise<Told>;
const pass = (duration: string) => clock.advance(Temporal.Duration.from(duration));
const template = (name = "cart_left", texts: readonly string[] = ["Ada Ω", "£12"], code = "en") => ({
  name,
  language: { policy: "deterministic", code },
  components: [
    { type: "body", parameters: texts.map((text) => ({ type: "text", text })) },
    { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: "token" }] },
  ],
});
const message = (to: string, more: object = {}) => ({
  messaging_product: "whatsapp",
  recipient_type: "individual",
  to,
  type: "template",
  template: template(),
  biz_opaque_callback_data: "delivery-7",
  ...more,
});
const market = (to: string, more?: object) => ask("POST", `/${account.phoneNumberId}/marketing_messages`, message(to, more));
const send = (to: string, more?: object) => ask("POST", `/${account.phoneNumberId}/messages`, message(to, more));
const statuses = () => heard.flatMap(({ value }) => value.statuses ?? []);

describe("a message", () => {
  test("of marketing is accepted, told as sent and delivered over signed bytes, with its price class and our own word for it", async () => {
    const { status, body } = await market("447700900301");
    expect([status, body.messages[0]?.message_status, body.contacts[0]?.wa_id]).toEqual([200, "accepted", "447700900301"]);
    pass("PT2S");
    await eventually(() => statuses().length === 2);
    expect(
      statuses()
        .map((each) => each.status)
        .sort(),
    ).toEqual(["delivered", "sent"]);
    expect(statuses()[0]).toMatchObject({
      id: body.messages[0]?.id,
      recipient_id: "447700900301",
      recipient_user_id: expect.stringMatching(/^GB\.\d+$/) as string,
      biz_opaque_callback_data: "delivery-7",
      pricing: { pricing_model: "PMP", type: "regular", category: "marketing_lite" },
    });
    expect(heard.every(({ isSigned }) => isSigned)).toBe(true);
    expect(ledger.entries("whatsapp").at(-1)).toMatchObject({ effect: "message.accepted", reference: "delivery-7" });
  });

  test.each([
    ["a template that nobody made", 132001, send, { template: template("nothing") }],
    ["a language that it is not in", 132001, send, { template: template("cart_left", ["Ada", "1"], "de") }],
    ["a parameter too few", 132000, send, { template: template("cart_left", ["Ada"]) }],
    ["a line break in a parameter", 100, send, { template: template("cart_left", ["Ada\nLove", "1"]) }],
    ["a utility template as marketing", 134100, market, { template: template("parcel_late") }],
    ["a text as marketing", 100, market, { type: "text", text: { body: "Hi" } }],
    ["a field that Meta does not know", 100, send, { idempotency_key: "7" }],
    ["no recipient", 100, send, { to: undefined }],
    ["a text that is empty", 100, send, { type: "text", template: undefined, text: { body: "" } }],
  ])("with %s is refused", async (_what, code, by, more) => {
    const { status, body } = await by("447700900302", more);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  test("by a wrong token is refused with 190", async () => {
    expect((await ask("GET", `/${account.phoneNumberId}`, undefined, "other")).body.error.code).toBe(190);
  });

  test("that is no template arrives only within a day of what its reader wrote, and costs nothing then", async () => {
    const text = { type: "text", template: undefined, text: { body: "Hello 👋" } };
    expect((await send("447700900303", text)).status).toBe(200);
    pass("PT2S");
    await eventually(() => statuses()[0]?.errors?.[0]?.code === 131047);
    await control("POST", "/whatsapp/reply", { from: "447700900303", text: "Is it in blue? 💙" });
    const inbound = await eventually(() => heard.find(({ value }) => value.messages));
    expect(inbound.isSigned).toBe(true);
    expect(inbound.bytes).toContain("\\ud83d\\udc99");
    expect(inbound.value.messages?.[0]).toMatchObject({ from: "447700900303", type: "text", text: { body: "Is it in blue? 💙" } });
    heard.length = 0;
    await send("447700900303", text);
    pass("PT2S");
    const sent = await eventually(() => statuses().find(({ status }) => status === "sent"));
    expect(sent.pricing).toMatchObject({ billable: false, type: "free_customer_service", category: "service" });
  });

  test("reaches who hides his number by his id alone, and no webhook tells the number", async () => {
    const person = await control("POST", "/whatsapp/people", { phone: "447700900304", username: "ada", hidesPhone: true });
    const { body } = await market("", { to: undefined, recipient: person.userId });
    expect(body.contacts[0]).toEqual({ input: person.userId, user_id: person.userId });
    pass("PT2S");
    await eventually(() => statuses().length === 2);
    expect(heard.map(({ bytes }) => bytes).join()).not.toContain("447700900304");
    expect(statuses()[0]?.recipient_user_id).toBe(person.userId);
  });
});

describe("who does not want it", () => {
  test("stops marketing by WhatsApp's own control: it is told, and what is sent fails with 131050", async () => {
    await control("POST", "/whatsapp/preferences", { from: "447700900305", marketing: "stop" });
    const told = await eventually(() => heard.find(({ field }) => field === "user_preferences"));
    expect(told.value.user_preferences).toMatchObject([{ category: "marketing_messages", value: "stop" }]);
    await market("447700900305");
    await send("447700900305", { template: template("parcel_late") });
    pass("PT2S");
    await eventually(() => statuses().length === 3);
    expect(statuses().find(({ status }) => status === "failed")?.errors?.[0]?.code).toBe(131050);
  });

  test("in the US gets no marketing", async () => {
    await market("+1 415 555 0123");
    pass("PT2S");
    await eventually(() => statuses()[0]?.errors?.[0]?.code === 131049);
  });
});

describe("what goes wrong on demand", () => {
  test("a message is refused, held back, or lost with a code, for one recipient", async () => {
    for (const asked of [
      { kind: "refused", code: 131056, operation: "0311" },
      { kind: "held", operation: "0312" },
      { kind: "undelivered", code: 131026, operation: "0313" },
    ])
      faults.add(Fault.parse({ target: "whatsapp", ...asked }));
    expect((await market("447700900311")).body.error.code).toBe(131056);
    expect((await market("447700900312")).body.messages[0]?.message_status).toBe("held_for_quality_assessment");
    await market("447700900313");
    pass("PT2S");
    await eventually(() => statuses().length === 1);
    expect(statuses()[0]).toMatchObject({ status: "failed", errors: [{ code: 131026, title: "Message undeliverable" }] });
  });

  test("statuses come twice, out of their order, or without a step", async () => {
    faults.add(Fault.parse({ target: "whatsapp", kind: "duplicate", operation: "delivered" }));
    const { body } = await market("447700900314");
    const id = body.messages[0]?.id;
    await control("POST", "/whatsapp/status", { id, status: "read" });
    await eventually(() => statuses().length === 1);
    expect(statuses()[0]?.status).toBe("read");
    await control("POST", "/whatsapp/status", { id, status: "delivered" });
    pass("PT2S");
    await eventually(() => statuses().length === 3);
    expect(statuses().map(({ status }) => status)).toEqual(["read", "delivered", "delivered"]);
  });

  test("too many requests are answered as Meta does", async () => {
    faults.add(Fault.parse({ target: "whatsapp", kind: "429", times: 1 }));
    expect((await market("447700900315")).body.error.code).toBe(130429);
  });
});

describe("a template", () => {
  const create = (name: string, components: unknown = COMPONENTS, category = "MARKETING") =>
    ask("POST", `/${account.wabaId}/message_templates`, { name, language: "en", category, components });

  test("is looked at first, told when it is approved or refused, and takes marketing ten minutes later", async () => {
    expect((await create("new_one")).body).toMatchObject({ status: "PENDING", category: "MARKETING" });
    expect((await create("new_one")).body.error.code).toBe(100);
    await create("ends_badly", [{ type: "BODY", text: "Your code is {{1}}" }]);
    expect((await market("447700900321", { template: template("new_one") })).body.error.code).toBe(131055);
    pass("PT6S");
    await eventually(() => heard.length === 2);
    const events = heard.map(({ field, value }) => `${field} ${String(value.message_template_name)} ${String(value.event)}`).sort();
    expect(events).toEqual(["message_template_status_update ends_badly REJECTED", "message_template_status_update new_one APPROVED"]);
    expect((await market("447700900321", { template: template("new_one") })).body.error.code).toBe(134101);
    expect((await send("447700900321", { template: template("new_one") })).status).toBe(200);
  });

  test("is moved to another category, paused and deleted, and what is sent by it is refused so", async () => {
    await create("moved", COMPONENTS, "UTILITY");
    pass("PT11M");
    await control("POST", "/whatsapp/templates", { name: "moved", category: "MARKETING" });
    const change = await eventually(() => heard.find(({ field }) => field === "template_category_update"));
    expect(change.value).toMatchObject({ previous_category: "UTILITY", new_category: "MARKETING" });
    expect((await market("447700900322", { template: template("moved") })).status).toBe(200);
    await control("POST", "/whatsapp/templates", { name: "moved", status: "PAUSED" });
    expect((await send("447700900322", { template: template("moved") })).body.error.code).toBe(132015);
    const { body } = await ask("GET", `/${account.wabaId}/message_templates?name=moved`);
    expect(body.data).toMatchObject([{ name: "moved", status: "PAUSED", category: "MARKETING" }]);
    expect((await ask("DELETE", `/${account.wabaId}/message_templates?name=moved`)).body).toEqual({ success: true });
    expect((await send("447700900322", { template: template("moved") })).body.error.code).toBe(132001);
  });
});

test.runIf(published)("every exchange is valid by Meta's published contract", () => {
  const taken = exchanges.filter(({ status, path }) => status < 400 && !/\/\d+$/.test(path));
  expect([...new Set(taken.flatMap((exchange) => published?.faultsOf(exchange) ?? []))]).toEqual([]);
  expect(taken.length).toBeGreaterThan(15);
});
