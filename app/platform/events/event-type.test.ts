import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineEvent } from "./event-type.ts";
import { UnreadableEvent } from "./stored-event.ts";

const parcelShipped = defineEvent("parcel.shipped", {
  payload: z.object({ orderId: z.coerce.bigint(), units: z.int() }),
  key: ({ orderId }) => `order ${orderId}`,
  dedupeKey: ({ orderId, units }) => `${orderId} ${units}`,
});
const stored = (body: string) => ({ topic: "parcel.shipped", body });

test("an event is heard in order with others of its key, and is one with others of its dedupe key", () => {
  expect(parcelShipped.keyOf({ orderId: 5n, units: 2 })).toBe("order 5");
  expect(parcelShipped.dedupeKeyOf({ orderId: 5n, units: 2 })).toBe("5 2");
});

test("without a dedupe key each publication is an event of its own", () => {
  const changed = defineEvent("order.changed", { payload: z.object({ id: z.string() }), key: ({ id }) => id });
  expect(changed.dedupeKeyOf({ id: "5" })).toBeNull();
});

describe("what was published", () => {
  test("is read as it was meant, and what a later release adds to it is left out", () => {
    expect(parcelShipped.read(stored('{"orderId":"9007199254740993","units":2,"carrier":"DHL"}'))).toEqual({
      orderId: 9_007_199_254_740_993n,
      units: 2,
    });
  });

  test.each(["", "{", "null", "[]", '{"orderId":"5"}', '{"orderId":"five","units":2}'])(
    "and is not what this release understands (%j) is told apart from a fault that may pass",
    (body) => {
      expect(() => parcelShipped.read(stored(body))).toThrow(UnreadableEvent);
      expect(() => parcelShipped.read(stored(body))).toThrow("parcel.shipped");
    },
  );
});
