import { parentPort } from "node:worker_threads";
import { checkTemplate } from "./check-template.server.ts";
import { compileMjml } from "./compile-mjml.server.ts";
import { findGaps } from "./find-gaps.ts";
import { renderMail, renderTexts } from "./render-mail.ts";
import type { CheckAnswer, CompileAnswer, GapsAnswer, RenderAnswer, TemplateQuestion, TextsAnswer } from "./template-work.ts";

// A thread of its own, for what strangers wrote: it can be ended (in-template-thread.server.ts).
parentPort?.on("message", (question: TemplateQuestion) => {
  void answer(question).then((said) => parentPort?.postMessage(said));
});

parentPort?.postMessage("ready");

function answer(question: TemplateQuestion): Promise<CompileAnswer | RenderAnswer | TextsAnswer | GapsAnswer | CheckAnswer> {
  switch (question.kind) {
    case "compile":
      return compileMjml(question.mjml);
    case "render":
      return renderMail(question.subject, question.html, question.variables);
    case "render-texts":
      return renderTexts(question.texts, question.variables);
    case "find-gaps":
      return findGaps(question.texts, question.variables);
    case "check":
      return checkTemplate(question);
  }
}
