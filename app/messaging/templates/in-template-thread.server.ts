import { once } from "node:events";
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { asFinding } from "./as-finding.ts";
import {
  CheckAnswer,
  CompileAnswer,
  GapsAnswer,
  RenderAnswer,
  type TemplateFinding,
  type TemplateProblem,
  type TemplateQuestion,
  type TemplateToCheck,
  TextsAnswer,
} from "./template-work.ts";

/** A template that a person means is done in a tenth of it. */
const PATIENCE_MS = 10_000;
/** Until the thread has read MJML, on a machine that has much else to do. */
const STARTS_WITHIN_MS = 60_000;
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

type Thread = { thread: Worker; ready: Promise<unknown> };

let thread: Thread | undefined;
let line: Promise<unknown> = Promise.resolve();

/** Compiles a merchant's MJML (compile-mjml.server.ts). However hostile, it takes a thread of its own at most, and for seconds. */
export async function compileTemplate(mjml: string): Promise<CompileAnswer> {
  return CompileAnswer.parse(await askInTurn({ kind: "compile", mjml }));
}

/** Fills in a compiled template for one person (render-mail.ts), under the same limits. */
export async function renderTemplate(template: { subject: string; html: string }, variables: object): Promise<RenderAnswer> {
  return RenderAnswer.parse(await askInTurn({ kind: "render", ...template, variables }));
}

/**
 * Looks at a template before it is used: what would keep it from being sent, and what mailboxes make of it. What is found is for its author; an
 * empty list is a good template.
 */
export async function checkMailTemplate(template: TemplateToCheck): Promise<TemplateFinding[]> {
  const answer = CheckAnswer.parse(await askInTurn({ kind: "check", ...template }));
  return answer.outcome === "checked" ? answer.findings : answer.problems.map(asFinding);
}

/** The same of texts that are no HTML: of a short message, or what an agent is to say. */
export async function renderTextTemplates(texts: readonly string[], variables: object): Promise<TextsAnswer> {
  return TextsAnswer.parse(await askInTurn({ kind: "render-texts", texts, variables }));
}

/** What would stand in such texts as a gap (find-gaps.ts), for whoever wrote them. */
export async function findGapsIn(texts: readonly string[], variables: object): Promise<GapsAnswer> {
  return GapsAnswer.parse(await askInTurn({ kind: "find-gaps", texts, variables }));
}

function askInTurn(question: TemplateQuestion): Promise<unknown> {
  const answer = line.then(() => ask(question));
  line = answer;
  return answer;
}

async function ask(question: TemplateQuestion): Promise<unknown> {
  const worker = (thread ??= begin());
  try {
    await worker.ready;
    return await answerOf(worker.thread, PATIENCE_MS, () => worker.thread.postMessage(question));
  } catch {
    // It takes too long, or the thread died of what it was given: the next question has a new one.
    thread = undefined;
    await worker.thread.terminate();
    const problem: TemplateProblem = { code: "takes-too-long", detail: "" };
    return { outcome: "refused", problems: [problem] };
  }
}

/** What the thread says next. Throws where that takes too long, or it dies. */
async function answerOf(worker: Worker, withinMs: number, begin: () => void): Promise<unknown> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), withinMs);
  try {
    const answered = once(worker, "message", { signal: patience.signal });
    begin();
    const [answer] = (await answered) as [unknown];
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

function begin(): Thread {
  const worker = new Worker(findProgram(), { resourceLimits: MEMORY, env: {} });
  worker.unref();
  // It says once that it is there.
  const ready = answerOf(worker, STARTS_WITHIN_MS, () => undefined);
  ready.catch(() => undefined);
  return { thread: worker, ready };
}

/** Beside the chunks of the production build (vite.config.ts), or the source when that itself runs. */
function findProgram(): URL {
  const places = ["template-thread.server.ts", "../template-thread.js", "template-thread.js"].map(
    (place) => new URL(place, import.meta.url),
  );
  const program = places.find((place) => existsSync(place));
  if (!program) throw new Error("The program of the thread of templates is missing: make the build again (npm ci && npm run build).");
  return program;
}
