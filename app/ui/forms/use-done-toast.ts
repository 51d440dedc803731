import { useEffect } from "react";
import type { Reply } from "#app/platform/http/reply.ts";
import { showToast } from "../app-bridge.ts";
import { useWords } from "../messages/reader-provider.tsx";

/** Shows what was done as a toast, once for each reply. Refusals are shown by the screen, beside what they are about. */
export function useDoneToast(reply: Reply | undefined) {
  const words = useWords();
  useEffect(() => {
    if (reply?.ok && reply.message) showToast(words(reply.message));
  }, [reply, words]);
}

/** The same as a form's `onReply`. */
export function useToastOfReply() {
  const words = useWords();
  return (reply: Reply) => {
    if (reply.ok && reply.message) showToast(words(reply.message));
  };
}
