import { describe, expectTypeOf, test, expect } from "vitest";
import type { Money } from "../money.ts";
import { catalogue } from "./catalogue.ts";
import type { KeyOf } from "./args-of.ts";
import { isMessage, storedMessage, verbatim, type Message } from "./message.ts";

const parcels = catalogue("test-catalogue", {
  packed: "Packed and checked.",
  shipped_one: "{{carrier}} took a unit.",
  shipped_other: "{{ carrier }} took {{count}} units on {{day, date}}.",
  cost: "{{cost, money}} of {{total,number}} for {{names, list}}, {{to, country}}: {{why, message}}",
  odd: "{{x, nonsense}}",
});

type ArgsFor<K extends KeyOf<typeof parcels.texts>> = Parameters<typeof parcels.message<K>>[1];

describe("a message", () => {
  test("is plain JSON: its code, and what its text has gaps for", () => {
    const message = parcels.message("shipped", { count: 3, carrier: "DHL", day: "2026-11-25" });
    expect(JSON.parse(JSON.stringify(message))).toEqual({
      code: "test-catalogue:shipped",
      args: { count: 3, carrier: "DHL", day: "2026-11-25" },
    });
    expect(parcels.message("packed")).toEqual({ code: "test-catalogue:packed", args: {} });
  });

  test("is asked for by a key without its plural forms", () => {
    expectTypeOf<KeyOf<typeof parcels.texts>>().toEqualTypeOf<"packed" | "shipped" | "cost" | "odd">();
    // @ts-expect-error A plural form is chosen by `count`, never by hand.
    parcels.message("shipped_one", { count: 1, carrier: "DHL", day: "2026-11-25" });
    // @ts-expect-error No such text.
    parcels.message("shiped");
  });

  test("does not compile with an argument missing, of the wrong type, or that its text has no gap for", () => {
    expectTypeOf<ArgsFor<"shipped">>().toEqualTypeOf<{ carrier: string; count: number; day: string }>();
    expectTypeOf<ArgsFor<"cost">>().toEqualTypeOf<{
      cost: Money;
      total: number;
      names: (string | Message)[];
      to: string;
      why: Message | Message[];
    }>();
    // @ts-expect-error Everything is missing.
    parcels.message("shipped");
    // @ts-expect-error The day is missing.
    parcels.message("shipped", { count: 3, carrier: "DHL" });
    // @ts-expect-error A count is a number.
    parcels.message("shipped", { count: "3", carrier: "DHL", day: "2026-11-25" });
    // @ts-expect-error The text has no gap for a driver.
    parcels.message("shipped", { count: 3, carrier: "DHL", day: "2026-11-25", driver: "Ann" });
    // @ts-expect-error It has no gaps at all.
    parcels.message("packed", { count: 3 });
    // @ts-expect-error There is no such format.
    parcels.message("odd", { x: "anything" });
  });
});

describe("what a column holds", () => {
  test("is a message, an old sentence, or said to be unknown", () => {
    const message = parcels.message("packed");
    expect(storedMessage(JSON.parse(JSON.stringify(message)))).toEqual(message);
    expect(storedMessage("Sent to Manchester")).toEqual(verbatim("Sent to Manchester"));
    for (const odd of [null, 7, [], {}, { code: 1, args: {} }, { code: "a:b" }, { code: "a:b", args: [] }]) {
      expect(isMessage(odd)).toBe(false);
      expect(storedMessage(odd).code).toBe("platform:unknown");
    }
  });
});
