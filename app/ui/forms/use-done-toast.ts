import { createContext, useContext, useEffect } from "react";
import type { Reply } from "#app/platform/http/reply.ts";
import { showToast } from "../app-bridge.ts";
import { useWords } from "../messages/reader-provider.tsx";

/** Which replies the page's save bar speaks for, with those of other forms. */
export const SpokenFor = createContext<{ has: (reply: Reply) => boolean }>({ has: () => false });

/** Shows what was done as a toast, once for each reply. Refusals are shown by the screen, beside what they are about. */
export function useDoneToast(reply: Reply | undefined) {
  const words = useWords();
  const spokenFor = useContext(SpokenFor);
  useEffect(() => {
    if (reply?.ok && reply.message && !spokenFor.has(reply)) showToast(words(reply.message));
  }, [reply, words, spokenFor]);
}

/** The same as a form's `onReply`. */
export function useToastOfReply() {
  const words = useWords();
  const spokenFor = useContext(SpokenFor);
  return (reply: Reply) => {
    if (reply.ok && reply.message && !spokenFor.has(reply)) showToast(words(reply.message));
  };
}
