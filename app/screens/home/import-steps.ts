import { verbatim, type Message } from "#app/platform/messages/message.ts";
import { home } from "./messages.ts";

export type ImportStepView = {
  resource: string;
  state: "waiting" | "exporting" | "loading" | "done" | "failed";
  loaded: number;
  /** As far as Shopify has counted; 0 while unknown. */
  total: number;
  startedAt: string | null;
  finishedAt: string | null;
  problem: Message | null;
  /** Why it is read page by page, where it is. */
  byPages: Message | null;
};

/** Whether an import is going on, so that a screen keeps asking. */
export function importRuns(steps: readonly ImportStepView[]): boolean {
  return steps.length > 0 && !steps.some((step) => step.state === "failed") && steps.some((step) => step.state !== "done");
}

/** How far a step is, "12,400 of 25,900 · 40 s left", as of the moment given (ISO 8601). The rest is said only once it can be known. */
export function progressOf(step: ImportStepView, asOf: string): Message {
  switch (step.state) {
    case "waiting":
      return home.message("waiting");
    case "exporting":
      return step.total > 0 ? home.message("prepared", { total: step.total }) : home.message("preparing");
    case "failed":
      return step.problem ?? home.message("stopped");
    case "done":
      return home.message("loaded", { loaded: step.loaded });
    case "loading": {
      const { loaded, total } = step;
      const progress = total >= loaded && total > 0 ? home.message("loaded-of", { loaded, total }) : home.message("loaded", { loaded });
      const seconds = secondsLeft(step, asOf);
      if (seconds === null) return progress;
      const left =
        seconds < 90 ? home.message("seconds", { count: seconds }) : home.message("minutes", { count: Math.round(seconds / 60) });
      return home.message("time-left", { progress, left });
    }
  }
}

/** What a step copies. */
export function resourceOf({ resource }: ImportStepView): Message {
  return isKnown(resource) ? home.message(`resource-${resource}`) : home.message("resource-unknown", { resource });
}

/** That a step failed. */
export function notCopied({ resource }: ImportStepView): Message {
  return isKnown(resource) ? home.message(`not-copied-${resource}`) : home.message("not-copied-unknown", { resource });
}

/** That a resource is not in the copy because Shopify doesn't let it be read. */
export function notReadable(resource: string): Message {
  return home.message("resource-not-shown", { resource: isKnown(resource) ? home.message(`resource-${resource}`) : verbatim(resource) });
}

/** Why what is not there yet is read page by page; null when nothing is. */
export function whyByPages(steps: readonly ImportStepView[]): Message | null {
  return steps.find(({ state, byPages }) => state !== "done" && byPages !== null)?.byPages ?? null;
}

const RESOURCES = ["locations", "products", "variants", "inventory", "customers", "orders", "fulfillment-orders", "fulfillments"] as const;

function isKnown(resource: string): resource is (typeof RESOURCES)[number] {
  return RESOURCES.some((known) => known === resource);
}

function secondsLeft(step: ImportStepView, asOf: string): number | null {
  if (step.startedAt === null || step.loaded === 0 || step.total <= step.loaded) return null;
  const elapsed = (Date.parse(asOf) - Date.parse(step.startedAt)) / 1000;
  return elapsed < 2 ? null : Math.max(1, Math.round((elapsed / step.loaded) * (step.total - step.loaded)));
}
