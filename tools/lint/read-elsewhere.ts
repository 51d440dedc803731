import { defineRule } from "@oxlint/plugins";

/** Only platform/clock.ts reads the clock, so that all that is said of a time can be tested at any time. */
export const noOwnClock = defineRule({
  meta: { type: "problem", schema: [], messages: { own: "Only platform/clock.ts reads the clock." } },
  create: (context) => ({
    "NewExpression[callee.name='Date'][arguments.length=0], MemberExpression[object.name='Date'][property.name='now'], MemberExpression[object.name='Temporal'][property.name='Now']"(
      node,
    ) {
      context.report({ node, messageId: "own" });
    },
  }),
});

/** Only readPayload reads an event: what says nothing is then parked at once. */
export const noOwnPayload = defineRule({
  meta: {
    type: "problem",
    schema: [],
    messages: { own: "readPayload (platform/events/stored-event.ts) reads an event: what says nothing is then parked at once." },
  },
  create: (context) => ({
    "CallExpression[callee.object.name='JSON'][callee.property.name='parse'] > MemberExpression[object.name='event'][property.name='body']"(
      node,
    ) {
      context.report({ node, messageId: "own" });
    },
  }),
});
