import { useEffect } from "react";
import { useRevalidator } from "@remix-run/react";

/**
 * Asks for a screen's news again and again, each time this long after the last answer, and at once when somebody comes back to it; not while
 * nobody looks, nor when it is null.
 */
export function useLiveData(everyMs: number | null) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (everyMs === null || state !== "idle") return;
    const ask = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    const timer = setInterval(ask, everyMs);
    document.addEventListener("visibilitychange", ask);
    window.addEventListener("focus", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
      window.removeEventListener("focus", ask);
    };
  }, [everyMs, state, revalidate]);
}
