import { expect, test } from "vitest";
import { actorInSentence } from "#app/platform/actor.ts";
import { verbatim } from "#app/platform/messages/message.ts";
import { textsOf, wordsFor } from "#app/platform/messages/words.ts";
import { fulfillment } from "./messages.ts";

const text = textsOf(fulfillment, wordsFor({ language: "en", timeZone: "Europe/London", locale: "en-GB" }));

test("one unit and one order are said as one", () => {
  expect(text("shipped", { count: 1 })).toBe("Shipped 1 unit.");
  expect(text("shipped-with-tracked", { count: 2, carrier: "Evri", tracking: "EV-1" })).toBe("Shipped 2 units with Evri, tracking EV-1.");
  expect(text("rerouting", { count: 1 })).toBe("Re-routing started");
  expect(text("rerouting", { count: 3 })).toBe("Re-routing 3 orders");
  expect(text("routed", { warehouses: ["Hull", "Leeds", "Reno"] })).toBe("Chose Hull, Leeds and Reno.");
});

test("somebody without a name is a staff member within the sentence", () => {
  const by = actorInSentence({ kind: "staff", id: "7", name: null });
  expect(text("dismissed-with-note", { by, note: "Sent by hand" })).toBe("Dismissed by a staff member: Sent by hand");
});

test("what a warehouse says stands within our sentence as it said it", () => {
  expect(text("rejected", { warehouse: "Leeds", order: "#1", why: verbatim("No {{lorry}} left") })).toBe(
    "Leeds didn't take #1: No {{lorry}} left",
  );
});

test("when news came is told in the reader's own time", () => {
  expect(text("event-failed", { source: verbatim("Shopify"), topic: "orders/paid", at: "2026-07-01T10:15:00Z" })).toContain(
    "of 1 Jul 2026, 11:15",
  );
});
