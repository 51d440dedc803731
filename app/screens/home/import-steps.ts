import type { Message } from "#app/platform/messages/message.ts";
import type { Words } from "#app/platform/messages/words.ts";

export type ImportStepView = {
  resource: string;
  state: "waiting" | "exporting" | "loading" | "done" | "failed";
  loaded: number;
  /** As far as Shopify has counted; 0 while unknown. */
  total: number;
  startedAt: string | null;
  finishedAt: string | null;
  problem: Message | null;
};

/** Whether an import is going on, so that a screen keeps asking. */
export function importRuns(steps: readonly ImportStepView[]): boolean {
  return steps.length > 0 && !steps.some((step) => step.state === "failed") && steps.some((step) => step.state !== "done");
}

/** How far a step is, "12,400 of 25,900 · 40 s left", as of the moment given (ISO 8601). The rest is said only once it can be known. */
export function progressInWords(step: ImportStepView, asOf: string, locale: string, words: Words): string {
  const number = new Intl.NumberFormat(locale);
  switch (step.state) {
    case "waiting":
      return "Waiting";
    case "exporting":
      return step.total > 0 ? `Shopify has prepared ${number.format(step.total)}` : "Shopify is preparing";
    case "failed":
      return step.problem ? words(step.problem) : "Stopped";
    case "done":
      return number.format(step.loaded);
    case "loading": {
      const count = step.total > 0 ? `${number.format(step.loaded)} of ${number.format(step.total)}` : number.format(step.loaded);
      const seconds = secondsLeft(step, asOf);
      return seconds === null ? count : `${count} · ${seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} left`;
    }
  }
}

function secondsLeft(step: ImportStepView, asOf: string): number | null {
  if (step.startedAt === null || step.loaded === 0 || step.total <= step.loaded) return null;
  const elapsed = (Date.parse(asOf) - Date.parse(step.startedAt)) / 1000;
  return elapsed < 2 ? null : Math.max(1, Math.round((elapsed / step.loaded) * (step.total - step.loaded)));
}
