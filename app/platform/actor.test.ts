import { expect, test } from "vitest";
import { actorInSentence, actorLabel, storedActor, WAYBILL, type Actor } from "./actor.ts";
import { wordsFor } from "./messages/words.ts";

const words = wordsFor({ language: "en", timeZone: "UTC" });

test("everybody who does something has a name, and somebody of the staff without one is said to be of the staff", () => {
  const labels: [Actor, string, string][] = [
    [{ kind: "staff", id: "7", name: "Ann Smith" }, "Ann Smith", "Ann Smith"],
    [{ kind: "staff", id: "7", name: null }, "A staff member", "a staff member"],
    [{ kind: "staff", id: null, name: null }, "A staff member", "a staff member"],
    [WAYBILL, "Waybill", "Waybill"],
    [{ kind: "warehouse", name: "Leeds" }, "Leeds", "Leeds"],
    [{ kind: "carrier", name: "Evri" }, "Evri", "Evri"],
    [{ kind: "shopify" }, "Shopify", "Shopify"],
    [{ kind: "flow" }, "Shopify Flow", "Shopify Flow"],
  ];
  for (const [actor, label, inSentence] of labels) {
    expect(words(actorLabel(actor))).toBe(label);
    expect(words(actorInSentence(actor))).toBe(inSentence);
    expect(storedActor(JSON.parse(JSON.stringify(actor)))).toEqual(actor);
  }
});

test("a column that holds no actor breaks nothing", () => {
  for (const odd of [null, "Merchant", 7, {}, { kind: "robot" }, { kind: "warehouse" }]) expect(storedActor(odd)).toEqual(WAYBILL);
});
