import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClock } from "../clock.ts";
import { createLedger } from "../ledger.ts";
import { createChat } from "./create-chat.ts";

const clock = createClock();
const ledger = createLedger(clock);
const chat = createChat({ clock, ledger });
const server = createServer((request, response) => void chat.handle(request, response));
let origin = "";
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.close();
  clock.stop();
});

async function post(
  body: unknown,
  headers: Record<string, string> = { "content-type": "application/json" },
  path = new URL(chat.webhook).pathname,
) {
  const answer = await fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  return `${String(answer.status)} ${await answer.text()}`;
}
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });

test("a webhook takes what Slack takes, and refuses the rest in Slack's words", async () => {
  expect(await post({ text: "Hello" })).toBe("200 ok");
  expect(await post({ text: "Hello", blocks: [section("*Hello*")] })).toBe("200 ok");
  expect(await post({ text: "Hello", blocks: [section("")] })).toBe("400 invalid_blocks");
  expect(await post({ blocks: Array.from({ length: 51 }, () => section("x")) })).toBe("400 invalid_payload");
  expect(await post({})).toBe("400 no_text");
  expect(await post({ text: "Hello" }, {})).toBe("400 invalid_payload");
  expect(chat.messages().map(({ text }) => text)).toEqual(["Hello", "Hello"]);
  expect(ledger.entries("chat")).toHaveLength(2);
});

test("a workspace that takes webhooks no more says so", async () => {
  const said = { revoked: "404 no_service", archived: "410 channel_is_archived", prohibited: "403 action_prohibited" } as const;
  for (const [state, answer] of Object.entries(said)) {
    chat.become(state as keyof typeof said);
    expect(await post({ text: "Hello" })).toBe(answer);
  }
  chat.become("text-only");
  expect(await post({ text: "Hello", blocks: [section("x")] })).toBe("400 invalid_payload");
  expect(await post({ text: "Hello" })).toBe("200 ok");
});

test("a workflow of Microsoft Teams posts an Adaptive Card, and takes whatever else it is told without a word", async () => {
  chat.become("open");
  chat.clear();
  const tells = (body: unknown) => post(body, { "content-type": "application/json" }, "/workflows/0f/triggers/manual/paths/invoke");
  const content = { type: "AdaptiveCard", version: "1.4", body: [{ type: "TextBlock", text: "Hello", wrap: true }] };
  const card = { type: "message", attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }] };
  expect(await tells(card)).toBe("202 ");
  expect(await tells({ text: "Hello, as Slack is told" })).toBe("202 ");
  expect(await tells({ ...card, more: "x".repeat(30_000) })).toBe("413 ");
  expect(chat.messages().map(({ text }) => text)).toEqual(["Hello"]);
});
