import { expect, test } from "vitest";
import { builtInJourneys } from "#app/recovery/templates/built-in-journeys.ts";
import { type Surroundings, whatToHeed } from "./what-to-heed.ts";

const heeded = (key: string, around: Partial<Surroundings>) => {
  const { definition } = builtInJourneys.find((one) => one.key === key)!;
  const all = { connected: ["email", "sms", "whatsapp"], whatsAppTemplates: ["cart_reminder"], isPixelOn: true, besides: [], ...around };
  return whatToHeed(definition("GBP"), all).map(({ code, args }) => [code.slice("screens-journey-heed:".length), args]);
};

test("a journey all of whose messages leave, alone with its buyers, needs nothing said", () => {
  expect(heeded("whatsapp-first", {})).toEqual([]);
  expect(heeded("three-mails", { connected: ["email"], whatsAppTemplates: [] })).toEqual([]);
  expect(heeded("three-mails", { besides: [{ name: "Late", begins: "parcel-late" }] })).toEqual([]);
});

test("a merchant is told of a channel by which nothing leaves, a template that Meta hasn't approved, and a journey that writes to the same buyers", () => {
  expect(heeded("one-text", { connected: [] }).map(([code]) => code)).toEqual(["channel", "channel"]);
  expect(heeded("whatsapp-first", { whatsAppTemplates: ["other"] })).toEqual([["template", { names: ["cart_reminder"] }]]);
  const other = { name: "Three mails", begins: "checkout-abandoned" } as const;
  expect(heeded("one-text", { besides: [other] })).toEqual([["besides", { count: 1, names: ["“Three mails”"] }]]);
});

test("a journey about looking around is nobody's while the pixel is off, and a merchant is told", () => {
  const definition = { ...builtInJourneys[0]!.definition("GBP"), trigger: { kind: "browse-abandoned" as const, all: [] } };
  const around = { connected: ["email"], whatsAppTemplates: [], besides: [] };
  const said = (isPixelOn: boolean) => whatToHeed(definition, { ...around, isPixelOn }).map(({ code }) => code);
  expect(said(false)).toEqual(["screens-journey-heed:pixel"]);
  expect(said(true)).toEqual([]);
  expect(heeded("three-mails", { isPixelOn: false })).toEqual([]);
});
