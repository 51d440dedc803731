import { useEffect, useState } from "react";
import type { Reply } from "#app/platform/http/reply.ts";

/** Whoever types is done when nothing was typed for so long. */
const PAUSE_MS = 500;

/** What couldn't be answered is asked again so much later. */
const AGAIN_MS = 4000;

type Answered<Answer, Question> = (Reply<Answer> & { ok: true } & { question: Question }) | "refused" | "failed" | null;

/**
 * The answer to what is typed, asked for once somebody pauses, with the question that it is of: the one before until the next is there. `refused` while it can't be
 * answered as it is, null before the first answer.
 */
export function useAsked<Answer, Question extends object = object>(address: string, question: Question): Answered<Answer, Question> {
  const [answer, setAnswer] = useState<Answered<Answer, Question>>(null);
  const body = JSON.stringify(question);
  useEffect(() => {
    const overtaken = new AbortController();
    const look = () => {
      ask<Answer>(address, body, overtaken.signal)
        .then((reply) => setAnswer(reply.ok ? { ...reply, question: JSON.parse(body) as Question } : "refused"))
        .catch(() => {
          if (overtaken.signal.aborted) return;
          setAnswer("failed");
          timer = setTimeout(look, AGAIN_MS);
        });
    };
    let timer = setTimeout(look, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [address, body]);
  return answer;
}

/** By itself, and not as a form's: nothing on the page is another for it. App Bridge adds who asks. */
async function ask<Answer>(address: string, body: string, signal: AbortSignal): Promise<Reply<Answer>> {
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
  if (!answer.ok && answer.status !== 422) throw new Error(`${address} was answered with ${answer.status}.`);
  return (await answer.json()) as Reply<Answer>;
}
