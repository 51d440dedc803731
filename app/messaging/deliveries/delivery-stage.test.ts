import fc from "fast-check";
import { expect, test } from "vitest";
import {
  afterNews,
  canMove,
  DELIVERY_NEWS,
  DELIVERY_STAGES,
  type DeliveryNews,
  type DeliveryStage,
  reachedPerson,
} from "./delivery-stage.ts";

const hear = (stage: DeliveryStage, news: readonly DeliveryNews[]) => news.reduce(afterNews, stage);
const news = fc.array(fc.constantFrom(...DELIVERY_NEWS), { maxLength: 8 });

test("a provider's news end the same in any order and however often they come", () => {
  const shuffled = news.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })));
  fc.assert(
    fc.property(fc.constantFrom<DeliveryStage>("planned", "claimed", "unknown", "handed_over"), shuffled, (from, [all, heard]) => {
      expect(hear(from, heard)).toBe(hear(from, all));
    }),
    { numRuns: 2000 },
  );
});

test("what reached a person is never taken back, whatever is told later", () => {
  fc.assert(
    fc.property(fc.constantFrom(...DELIVERY_STAGES), news, news, (from, before, after) => {
      const stage = hear(from, before);
      if (reachedPerson({ stage })) expect(reachedPerson({ stage: hear(stage, after) })).toBe(true);
    }),
  );
});

test.each<[string, DeliveryStage, DeliveryNews[], DeliveryStage]>([
  ["read before delivered", "handed_over", ["read", "delivered", "sent"], "read"],
  ["a status that overtakes the answer to the call", "claimed", ["delivered"], "delivered"],
  ["a bounce after it was sent", "sent", ["failed"], "failed"],
  ["a late bounce of what was delivered", "delivered", ["failed"], "delivered"],
  ["delivered after a soft failure", "failed", ["delivered"], "delivered"],
  ["one in doubt that turns out to have arrived", "unknown", ["delivered"], "delivered"],
  ["news of one that was called off in the last moment", "suppressed", ["sent"], "sent"],
  ["a refusal of one that was called off", "suppressed", ["failed"], "suppressed"],
])("%s", (_, from, heard, expected) => {
  expect(hear(from, heard)).toBe(expected);
});

test("nothing that has left is ever planned again, and nothing in doubt is claimed again", () => {
  const backToPlanned = DELIVERY_STAGES.filter((stage) => canMove(stage, "planned"));
  expect(backToPlanned).toEqual(["claimed"]);
  expect(DELIVERY_STAGES.filter((stage) => canMove(stage, "claimed"))).toEqual(["planned"]);
});
