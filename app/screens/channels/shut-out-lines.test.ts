import { expect, test } from "vitest";
import { lawfulWeek } from "#app/messaging/timing/sending-law.ts";
import { wordsFor } from "#app/platform/messages/words.ts";
import { shutOutLines } from "./shut-out-lines.ts";

const words = wordsFor({ language: "en", timeZone: "UTC", locale: "en-GB" });
const laws = ["GB", "FR"].map((country) => ({ country, text: lawfulWeek("text", country), call: lawfulWeek("call", country) }));
const said = (opens: string, closes: string) => shutOutLines({ opens, closes }, laws).map(words);

test("a merchant whose hours are the night is told what never leaves, and for which countries", () => {
  expect(said("23:00", "05:00")).toEqual([
    "No SMS, WhatsApp message or call would ever leave for United Kingdom and France: law or custom there allows them at other hours only.",
  ]);
});

test("where calls alone are shut out, of calls alone; where nothing is, nothing is said", () => {
  expect(said("13:00", "14:00")).toEqual(["No call would ever leave for France: law or custom there allows calls at other hours only."]);
  expect(said("09:00", "20:00")).toEqual([]);
});
