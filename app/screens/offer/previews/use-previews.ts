import { useEffect, useState } from "react";
import type { Reply } from "#app/platform/http/reply.ts";
import type { TypedOffer } from "../typed-offer.ts";
import type { Previews } from "./read-previews.server.ts";

/** Whoever types is done when nothing was typed for so long. */
const PAUSE_MS = 500;

/** What couldn't be made is tried again so much later. */
const AGAIN_MS = 4000;

type Asked = { language: string; exampleProductId: string | null };

/** What buyers would see of what is typed; `incomplete` while it can't be an offer yet, null before the first answer. */
export function usePreviews(typed: TypedOffer, asked: Asked): Previews | "incomplete" | "failed" | null {
  const [previews, setPreviews] = useState<Previews | "incomplete" | "failed" | null>(null);
  const body = JSON.stringify({ ...typed, ...asked });
  useEffect(() => {
    const overtaken = new AbortController();
    const look = () => {
      ask(body, overtaken.signal)
        .then((reply) => setPreviews(reply.ok ? reply : "incomplete"))
        .catch(() => {
          if (overtaken.signal.aborted) return;
          setPreviews("failed");
          timer = setTimeout(look, AGAIN_MS);
        });
    };
    let timer = setTimeout(look, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [body]);
  return previews;
}

/** By itself, and not as a form's: nothing on the page is another for it. App Bridge adds who asks. */
async function ask(body: string, signal: AbortSignal): Promise<Reply<Previews>> {
  const answer = await fetch("/app/offers/preview", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
    signal,
  });
  if (!answer.ok && answer.status !== 422) throw new Error(`The preview was answered with ${answer.status}.`);
  return (await answer.json()) as Reply<Previews>;
}
