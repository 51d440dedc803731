import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import regexp from "eslint-plugin-regexp";
import globals from "globals";
import tseslint from "typescript-eslint";
import { waybill } from "./tools/lint/plugin.ts";

export default tseslint.config(
  {
    ignores: [
      ".cache/",
      ".data/",
      "build/",
      "coverage/",
      "generated/",
      "extensions/*/assets/",
      "extensions/*/dist/",
      "extensions/*/shopify.d.ts",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    ignores: ["extensions/**"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", 300],
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Only app/platform/env.server.ts reads the environment." },
      ],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { arguments: false, attributes: false } }],
      // A thrown Response is how Remix leaves a loader.
      "@typescript-eslint/only-throw-error": ["error", { allow: [{ from: "lib", name: "Response" }], allowThrowingAny: false }],
      // The compiler checks each index already; `!` says that a loop's own arithmetic is right.
      "@typescript-eslint/no-non-null-assertion": "off",
      // Objects of functions are not classes here.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-deprecated": "off",
      // GraphQL's and Shopify's enums are their own words: comparing with the word is reading it.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      // It does not see what a closure changes meanwhile: a flag that says to stop would always be false.
      "@typescript-eslint/no-unnecessary-condition": "off",
      // A function may be async because its type says so.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unnecessary-type-arguments": "off",
      // Never ends on GraphQL's types, which know each other.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      // Outcomes are unions: a switch over one says every case.
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: ["app/platform/clock.ts", "**/*.test.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Only platform/clock.ts reads the clock." },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "Only platform/clock.ts reads the clock." },
        { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: "Only platform/clock.ts reads the clock." },
        {
          selector:
            "CallExpression[callee.object.name='JSON'][callee.property.name='parse'] > MemberExpression[object.name='event'][property.name='body']",
          message: "readPayload (platform/events/stored-event.ts) reads an event: what says nothing is then parked at once.",
        },
      ],
    },
  },
  {
    // The house's own rules (tools/lint/), each with a test that it bites.
    files: ["app/**/*.{ts,tsx}"],
    plugins: { waybill },
    rules: {
      // held and taken: what an import makes for itself and drops when it ends.
      "waybill/upward-table": ["error", { temporary: ["held", "taken"] }],
      "waybill/provider-names": "error",
      "waybill/words-in-catalogue": "error",
    },
  },
  {
    // What buyers read of a built-in template is written in their languages, and the merchant's to change: it is no message of the app's.
    files: ["app/recovery/templates/{words/*,sample-facts}.ts"],
    rules: { "waybill/words-in-catalogue": "off" },
  },
  {
    // No expression takes time that grows faster than what it is run on: both ways in which one can, found by looking at it.
    files: ["app/**/*.{ts,tsx}", "extensions/**/*.{ts,tsx}"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: false }],
    },
  },
  {
    files: ["app/**/*.tsx"],
    plugins: { "react-hooks": reactHooks },
    extends: [jsxA11y.flatConfigs.recommended],
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["app/platform/env.server.ts", "sandbox/**", "tools/**", "test/**", "bench/**", "prisma/**", "prisma.config.ts"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    // With no types at hand: what they use is installed apart (extensions/package.json).
    files: ["extensions/**/*.{ts,tsx}"],
    extends: [tseslint.configs.strict],
    plugins: { "react-hooks": reactHooks },
    rules: { "max-lines": ["error", 300], "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["extensions/**/*.{ts,tsx}"],
    plugins: { waybill },
    rules: { "waybill/provider-names": "error" },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
