import { type Context, type Diagnostic, defineRule } from "@oxlint/plugins";
import { RuleTester } from "oxlint/plugins-dev";
import { rules } from "./plugin.ts";

// One after the other, in the test that asks.
RuleTester.describe = (_, run) => run();
RuleTester.it = (_, run) => run();
const tester = new RuleTester({ cwd: "/house", languageOptions: { parserOptions: { lang: "tsx" } } });

/** For the tests of the rules: what one of them says about a file with this text. */
export function complaintsAbout(name: keyof typeof rules, path: string, text: string, ...options: unknown[]): string[] {
  const { meta = {}, create } = rules[name];
  const complaints: string[] = [];
  const report = (said: Diagnostic) => void complaints.push(messageOf(meta.messages ?? {}, said));
  const heard = defineRule({
    meta,
    create: (context) => create?.(Object.create(context, { options: { value: options }, report: { value: report } }) as Context) ?? {},
  });
  tester.run(name, heard, { valid: [{ code: text, filename: `/house/${path}` }], invalid: [] });
  return complaints;
}

function messageOf(messages: Record<string, string>, { messageId, data }: Diagnostic): string {
  return (messages[messageId ?? ""] ?? "").replace(/\{\{(\w+)\}\}/g, (_, key: string) => String(data?.[key]));
}
