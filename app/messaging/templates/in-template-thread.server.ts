import { once } from "node:events";
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { CompileAnswer, RenderAnswer, type TemplateProblem, type TemplateQuestion, TextsAnswer } from "./template-work.ts";

/** A template that a person means is done in a tenth of it; the first has to wait until MJML is read. */
const PATIENCE_MS = 10_000;
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

let thread: Worker | undefined;
let line: Promise<unknown> = Promise.resolve();

/** Compiles a merchant's MJML (compile-mjml.server.ts). However hostile, it takes a thread of its own at most, and for seconds. */
export async function compileTemplate(mjml: string): Promise<CompileAnswer> {
  return CompileAnswer.parse(await askInTurn({ kind: "compile", mjml }));
}

/** Fills in a compiled template for one person (render-mail.ts), under the same limits. */
export async function renderTemplate(template: { subject: string; html: string }, variables: object): Promise<RenderAnswer> {
  return RenderAnswer.parse(await askInTurn({ kind: "render", ...template, variables }));
}

/** The same of texts that are no HTML: of a short message, or what an agent is to say. */
export async function renderTextTemplates(texts: readonly string[], variables: object): Promise<TextsAnswer> {
  return TextsAnswer.parse(await askInTurn({ kind: "render-texts", texts, variables }));
}

function askInTurn(question: TemplateQuestion): Promise<unknown> {
  const answer = line.then(() => ask(question));
  line = answer;
  return answer;
}

async function ask(question: TemplateQuestion): Promise<unknown> {
  const worker = (thread ??= begin());
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answered = once(worker, "message", { signal: patience.signal });
    worker.postMessage(question);
    const [answer] = (await answered) as [unknown];
    return answer;
  } catch {
    // It takes too long, or the thread died of what it was given: the next question has a new one.
    thread = undefined;
    await worker.terminate();
    const problem: TemplateProblem = { code: "takes-too-long", detail: "" };
    return { outcome: "refused", problems: [problem] };
  } finally {
    clearTimeout(timer);
  }
}

function begin(): Worker {
  const worker = new Worker(findProgram(), { resourceLimits: MEMORY, env: {} });
  worker.unref();
  return worker;
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
