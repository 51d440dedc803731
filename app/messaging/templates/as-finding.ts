import { mailChecks } from "./messages.ts";
import type { TemplateFinding, TemplateProblem } from "./template-work.ts";

/** Why a template can't be used at all, as its author is told. */
export function asFinding({ code, detail }: TemplateProblem): TemplateFinding {
  const message =
    code === "too-large" || code === "takes-too-long"
      ? mailChecks.message(code)
      : mailChecks.message(code, { detail: detail.slice(0, 300) });
  return { severity: "error", message };
}
