import { expect, test } from "vitest";
import type { Channel } from "#app/messaging/channel.ts";
import type { JourneyNode } from "../journey-definition.ts";
import { afterUnsubscribing } from "./after-unsubscribing.ts";

const message = (id: string, channel: "email" | "sms", next: string | null, more: object = {}): JourneyNode => ({
  ...{ kind: "message", id, channel, purpose: "marketing", texts: {}, withCode: false, withinMinutes: 60, whenNotEligible: "skip", next },
  ...more,
});
const wait = (id: string, next: string | null): JourneyNode => ({ kind: "delay", id, minutes: 60, next });
const after = (nodes: JourneyNode[], nodeId: string, reached: Channel[], unwanted: Channel[] = ["email"]) =>
  afterUnsubscribing({ definition: { nodes }, nodeId, unwanted, reaches: (channel) => reached.includes(channel) });

const both = [message("mail", "email", "wait"), wait("wait", "text"), message("text", "sms", "last"), message("last", "email", null)];

test("whoever unsubscribes from mail still gets what the journey has for them by text, where they agreed to texts", () => {
  expect(after(both, "wait", ["sms"])).toBe("goes-on");
  expect(after(both, "wait", [])).toBe("ends");
});

test("they leave once nothing but mail is ahead of them, also where nothing at all is", () => {
  expect(after(both, "last", ["sms"])).toBe("ends");
  expect(after([...both.slice(0, 2), wait("end", null)], "end", ["sms"])).toBe("ends");
});

test("they leave where a step by mail that is ahead says so, and not for one that is behind them", () => {
  const leaves = (at: number) => both.map((node, index) => (index === at ? { ...node, whenNotEligible: "leave" as const } : node));
  expect(after(leaves(3), "wait", ["sms"])).toBe("ends");
  expect(after(leaves(0), "wait", ["sms"])).toBe("goes-on");
});

test("a journey that has nothing by mail, or nothing but what an order brings with it, is none of its affair", () => {
  expect(after([message("text", "sms", null)], "text", ["sms"])).toBe("untouched");
  expect(after([message("text", "sms", null)], "text", [])).toBe("untouched");
  expect(after([message("sorry", "email", null, { purpose: "transactional" })], "sorry", ["email"])).toBe("untouched");
});

test("whoever wants nothing on any channel leaves", () => {
  expect(after(both, "mail", [], ["email", "sms", "whatsapp", "call"])).toBe("ends");
});
