import { expect, test } from "vitest";
import { builtInWhatsApp } from "./built-in-templates.ts";
import { reminderSentence, withGapsFilled } from "./whatsapp-reminder.ts";

test("in every language of the built-in message there is a text to submit to Meta, with exactly its gaps, and none at the beginning or the end", () => {
  for (const { language, parameters } of Object.values(builtInWhatsApp())) {
    const { body, button, isTranslated } = reminderSentence(language);
    expect([...body.matchAll(/\{\{(\d)\}\}/g)].map(([, number]) => Number(number))).toEqual(parameters.map((_, index) => index + 1));
    expect([isTranslated, /^\{|\}$/.test(body), button.length > 0 && button.length <= 25]).toEqual([true, false, true]);
  }
  expect(reminderSentence("de_AT")).toEqual(reminderSentence("de"));
  expect(reminderSentence("nl")).toEqual({ ...reminderSentence("en"), isTranslated: false });
});

test("a template's gaps are filled by their numbers, and with whatever stands in them", () => {
  expect(withGapsFilled("{{2}} for {{1}}, {{3}}", ["$& Ada", "Mug"])).toBe("Mug for $& Ada, {{3}}");
});
