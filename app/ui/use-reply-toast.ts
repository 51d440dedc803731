import { useEffect } from "react";
import { appBridge } from "./app-bridge.ts";
import type { Reply } from "./reply.ts";

/** Shows a command's success as a toast, once for each answer. Failures are shown by the screen, beside what they are about. */
export function useReplyToast(reply: Reply | undefined) {
  useEffect(() => {
    if (reply?.ok) appBridge()?.toast.show(reply.said);
  }, [reply]);
}
