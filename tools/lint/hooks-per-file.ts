import { defineRule } from "@oxlint/plugins";

/**
 * Test files that share a process read a module once: what its own lines do before or after tests is done for the first of them alone, and
 * for the others nobody closes what was opened. A function that each file calls does it for each.
 */
export const hooksPerFile = defineRule({
  meta: {
    type: "problem",
    schema: [],
    messages: {
      once: "This is done for the first test file of a process alone: do it in a function that each file calls, or in onTestFinished.",
    },
  },
  create: (context) => ({
    "Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(All|Each)$/]"(node) {
      context.report({ node, messageId: "once" });
    },
  }),
});
