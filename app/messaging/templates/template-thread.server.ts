import { parentPort } from "node:worker_threads";
import { compileMjml } from "./compile-mjml.server.ts";
import { renderMail, renderTexts } from "./render-mail.ts";
import type { TemplateQuestion } from "./template-work.ts";

// A thread of its own, for what strangers wrote: it can be ended (in-template-thread.server.ts).
parentPort?.on("message", (question: TemplateQuestion) => {
  const answer =
    question.kind === "compile"
      ? compileMjml(question.mjml)
      : question.kind === "render"
        ? renderMail(question.subject, question.html, question.variables)
        : renderTexts(question.texts, question.variables);
  void answer.then((said) => parentPort?.postMessage(said));
});
