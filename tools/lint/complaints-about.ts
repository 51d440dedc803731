import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { waybill } from "./plugin.ts";

const linter = new Linter({ cwd: "/house" });

/** For the tests of the rules: what one of them says about a file with this text. */
export function complaintsAbout(rule: keyof typeof waybill.rules, path: string, text: string, ...options: unknown[]): string[] {
  const messages = linter.verify(
    text,
    {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { waybill: waybill as unknown as NonNullable<Linter.Config["plugins"]>[string] },
      rules: { [`waybill/${rule}`]: ["error", ...options] },
    },
    { filename: `/house/${path}` },
  );
  return messages.map(({ message }) => message);
}
