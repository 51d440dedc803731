import { buffer } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "#test/support/eventually.ts";
import { listen, type Listening } from "#test/support/listen.ts";
import { createClock } from "../clock.ts";
import type { Exchange } from "../contract/contract-of.ts";
import { publishedContract } from "../contract/published-contract.ts";
import { handleControl } from "../control/handle-control.ts";
import { smsCalls } from "../control/sms-calls.ts";
import { createFaults } from "../faults/create-faults.ts";
import { Fault } from "../faults/fault.ts";
import { createLedger } from "../ledger.ts";
import { createSms } from "./create-sms.ts";
import { segmentsOf } from "./segments.ts";
import { signCallback } from "./sign-callback.ts";

const clock = createClock();
const ledger = createLedger(clock);
const faults = createFaults();
const sms = createSms({ clock, ledger, seed: 1, meet: faults.meet, planSend: (topic) => faults.planSend("sms", topic) });
const { account } = sms;
const exchanges: Exchange[] = [];
type Call = { path: string; fields: Record<string, string>; isSigned: boolean };
const heard: Call[] = [];
let reply = "<Response/>";
let patienceMs = 20_000;
let twilio: Listening;
let app: Listening;
beforeAll(async () => {
  const control = { calls: smsCalls(sms) };
  twilio = await listen((request, response) => {
    if (request.url?.startsWith("/_control")) void handleControl(control, request, response);
    else void faults.around("sms", `${request.method ?? ""} /Messages.json`, response, () => sms.handle(request, response));
  });
  app = await listen((request, response) => {
    void buffer(request).then((body) => {
      const fields = Object.fromEntries(new URLSearchParams(body.toString()));
      const signature = signCallback(account.authToken, `${app.url}${request.url ?? ""}`, fields);
      heard.push({ path: request.url ?? "", fields, isSigned: request.headers["x-twilio-signature"] === signature });
      response.end(reply);
    });
  });
});
afterAll(async () => {
  sms.stop();
  clock.stop();
  await Promise.all([twilio.close(), app.close()]);
});
beforeEach(() => {
  faults.clear();
  heard.length = 0;
  reply = "<Response/>";
  patienceMs = 20_000;
});

const MESSAGES = `/2010-04-01/Accounts/${account.sid}/Messages.json`;
const authorization = `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString("base64")}`;
type Told = Record<string, unknown> & { sid: string; code: number; messages: Told[] };
const ask = async (method: string, path: string, form?: Record<string, string>, headers: Record<string, string> = { authorization }) => {
  const answer = await fetch(twilio.url + path, {
    method,
    headers,
    ...(form && { body: new URLSearchParams(form) }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const text = await answer.text();
  const body = (text === "" ? undefined : JSON.parse(text)) as Told;
  const { pathname, searchParams: query } = new URL(path, "http://twilio");
  exchanges.push({ method, path: pathname, query, requestBody: form, status: answer.status, body });
  return { status: answer.status, body };
};
const send = (form: Record<string, string> = {}) =>
  ask("POST", MESSAGES, { To: "+447700900123", From: "+447700900100", Body: "Your cart waits.", ...form });
const control = async (method: string, path: string, body?: unknown) =>
  (
    await fetch(`${twilio.url}/_control${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  ).json() as Promise<Told>;
const pass = (duration: string) => clock.advance(Temporal.Duration.from(duration));
const callback = () => `${app.url}/status?d=delivery-7`;

describe("a message", () => {
  test("is queued, told as sent and delivered by signed callbacks, and costs what its segments cost", async () => {
    const { status, body } = await send({ StatusCallback: callback(), Body: "Your cart waits 🛒" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: "queued", num_segments: "1", price: null, error_code: null, from: "+447700900100" });
    pass("PT2S");
    await eventually(() => heard.length === 2);
    expect(heard.map(({ fields }) => fields.MessageStatus).sort()).toEqual(["delivered", "sent"]);
    expect(heard.every(({ path, isSigned }) => isSigned && path === "/status?d=delivery-7")).toBe(true);
    expect((await ask("GET", MESSAGES.replace(".json", `/${body.sid}.json`))).body).toMatchObject({
      status: "delivered",
      price: "-0.00790",
    });
    expect(ledger.entries("sms").at(-1)).toMatchObject({ effect: "message.accepted", reference: callback() });
  });

  test("by a service is accepted first, and a scheduled one waits and can be called off", async () => {
    const service = { To: "+447700900124", Body: "Later", MessagingServiceSid: account.messagingServiceSid };
    expect((await ask("POST", MESSAGES, service)).body.status).toBe("accepted");
    const at = (minutes: number) => clock.now().add({ minutes }).toString({ smallestUnit: "second" });
    const scheduled = await ask("POST", MESSAGES, { ...service, ScheduleType: "fixed", SendAt: at(60) });
    expect(scheduled.body.status).toBe("scheduled");
    const one = MESSAGES.replace(".json", `/${scheduled.body.sid}.json`);
    expect((await ask("POST", one, { Status: "canceled" })).body.status).toBe("canceled");
    pass("PT2H");
    expect((await ask("GET", one)).body.status).toBe("canceled");
    expect((await ask("POST", MESSAGES, { ...service, ScheduleType: "fixed", SendAt: at(1) })).body.code).toBe(35114);
    expect((await ask("DELETE", one)).status).toBe(204);
    expect((await ask("GET", one)).status).toBe(404);
  });

  test.each([
    [21604, { To: "" }],
    [21603, { From: "" }],
    [21602, { Body: "" }],
    [21617, { Body: "a".repeat(1601) }],
    [21211, { To: "07700900123" }],
    [21614, { To: "+15005550009" }],
    [21610, { To: "+15005550004" }],
    [21408, { To: "+15005550003" }],
    [21606, { From: "+447700900999" }],
    [21609, { StatusCallback: "http://my_host.example/status" }],
    [20001, { Invented: "1" }],
    [20001, { ValidityPeriod: "soon" }],
  ])("is refused with %i (%#)", async (code, wrong) => {
    const { status, body } = await send(wrong);
    expect([status, body.code]).toEqual([400, code]);
    expect(body.more_info).toBe(`https://www.twilio.com/docs/errors/${code}`);
  });

  test("of who is not let in is refused", async () => {
    expect((await ask("POST", MESSAGES, {}, {})).status).toBe(401);
  });

  test("whose answer was lost is found again by its recipient and time", async () => {
    faults.add(Fault.parse({ target: "sms", kind: "timeout-after-effect", times: 1 }));
    const before = clock.now().subtract({ seconds: 5 }).toString({ smallestUnit: "second" });
    patienceMs = 300;
    await expect(send({ To: "+447700900125", Body: "Only once" })).rejects.toThrow(/timeout|aborted/i);
    patienceMs = 20_000;
    pass("PT2S");
    const found = await ask("GET", `${MESSAGES}?To=%2B447700900125&DateSent%3E=${encodeURIComponent(before)}`);
    expect(found.body.messages.map(({ body }) => body)).toEqual(["Only once"]);
  });
});

describe("what goes wrong on demand", () => {
  test("a message is refused or lost with the code that was asked for, for one recipient", async () => {
    faults.add(Fault.parse({ target: "sms", kind: "refused", code: 21612, operation: "0126" }));
    expect((await send({ To: "+447700900126" })).body.code).toBe(21612);
    faults.add(Fault.parse({ target: "sms", kind: "undelivered", code: 30007, operation: "0127" }));
    faults.add(Fault.parse({ target: "sms", kind: "undelivered", code: 30034, operation: "0128" }));
    for (const To of ["+447700900127", "+447700900128"]) expect((await send({ To, StatusCallback: callback() })).status).toBe(201);
    pass("PT2S");
    await eventually(() => heard.length === 3);
    const seen = heard.map(({ fields }) => `${fields.To?.slice(-3)} ${fields.MessageStatus} ${fields.ErrorCode ?? "-"}`).sort();
    expect(seen).toEqual(["127 sent -", "127 undelivered 30007", "128 failed 30034"]);
  });

  test("callbacks come twice, or overtake each other, or one comes out of its turn", async () => {
    faults.add(Fault.parse({ target: "sms", kind: "duplicate", operation: "sent" }));
    const { body } = await send({ StatusCallback: callback() });
    pass("PT2S");
    pass("PT1S");
    await eventually(() => heard.length === 3);
    expect(heard.filter(({ fields }) => fields.MessageStatus === "sent")).toHaveLength(2);
    await control("POST", "/sms/status", { sid: body.sid, status: "sent" });
    await eventually(() => heard.length === 4);
    expect(heard.at(-1)?.fields.MessageStatus).toBe("sent");
  });

  test("too many requests are answered as Twilio does", async () => {
    faults.add(Fault.parse({ target: "sms", kind: "429", times: 1 }));
    expect(await send()).toMatchObject({ status: 429, body: { code: 20429 } });
  });
});

describe("who writes back", () => {
  test("is told to the app by a signed call, and what the app answers reaches him", async () => {
    await control("POST", "/sms/settings", { inboundUrl: `${app.url}/inbound` });
    await send({ To: "+447700900130" });
    reply = "<?xml version='1.0'?><Response><Message>We look into it.</Message></Response>";
    await control("POST", "/sms/reply", { from: "+447700900130", body: "Where is it? 🙂" });
    const inbound = await eventually(() => heard.find(({ path }) => path === "/inbound"));
    expect(inbound).toMatchObject({ isSigned: true, fields: { From: "+447700900130", To: "+447700900100", Body: "Where is it? 🙂" } });
    const replies = await eventually(async () => {
      const { messages } = await control("GET", "/sms?to=%2B447700900130");
      return messages.filter(({ direction }) => direction === "outbound-reply").length > 0 ? messages : undefined;
    });
    expect(replies.map(({ body }) => body)).toContain("We look into it.");
  });

  test("STOP ends all messages with 21610 until START, and Advanced Opt-Out says what it was taken for", async () => {
    await control("POST", "/sms/settings", { inboundUrl: `${app.url}/inbound`, advancedOptOut: true });
    await control("POST", "/sms/reply", { from: "+447700900131", body: " stop " });
    const inbound = await eventually(() => heard.find(({ path }) => path === "/inbound"));
    expect(inbound.fields.OptOutType).toBe("STOP");
    expect((await send({ To: "+447700900131" })).body.code).toBe(21610);
    await control("POST", "/sms/reply", { from: "+447700900131", body: "START" });
    expect((await send({ To: "+447700900131" })).status).toBe(201);
  });
});

test.each([
  ["+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="],
  ["+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ="],
])("the signature is the one of Twilio's own examples (%s)", (from, signature) => {
  const fields = { CallSid: "CA1234567890ABCDE", Caller: from, Digits: "1234", From: from, To: "+18005551212" };
  expect(signCallback("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", fields)).toBe(signature);
});

test.each([
  ["a".repeat(160), "GSM-7", 1],
  ["a".repeat(161), "GSM-7", 2],
  ["€".repeat(80), "GSM-7", 1],
  ["€".repeat(81), "GSM-7", 2],
  ["“a”".padEnd(70, "a"), "UCS-2", 1],
  ["🙂".repeat(36), "UCS-2", 2],
] as const)("a text is counted in the segments that it goes out in (%#)", (text, encoding, segments) => {
  expect(segmentsOf(text)).toEqual({ encoding, segments });
});

test("the account's numbers are listed, by the number or a part of it, and others' are not", async () => {
  const list = async (query: string) => (await ask("GET", MESSAGES.replace("Messages.json", `IncomingPhoneNumbers.json${query}`))).body;
  const numbersOf = async (query: string) =>
    ((await list(query))["incoming_phone_numbers"] as { phone_number: string }[]).map((one) => one.phone_number);
  expect(await numbersOf("")).toEqual(["+447700900100", "+15005550006"]);
  expect(await numbersOf("?PhoneNumber=%2B447700900100")).toEqual(["+447700900100"]);
  expect(await numbersOf("?PhoneNumber=4477009")).toEqual(["+447700900100"]);
  expect(await numbersOf("?PhoneNumber=%2B447700900199")).toEqual([]);
  expect(await ask("GET", MESSAGES.replace("Messages.json", "SMS/ShortCodes.json?ShortCode=62345"))).toMatchObject({
    status: 200,
    body: { short_codes: [] },
  });
});

const contract = publishedContract("twilio");
test.runIf(contract)("every exchange is valid by Twilio's published contract", () => {
  const taken = exchanges.filter(({ status }) => status < 400);
  expect([...new Set(taken.flatMap((exchange) => contract?.faultsOf(exchange) ?? []))]).toEqual([]);
  expect(taken.length).toBeGreaterThan(8);
});
