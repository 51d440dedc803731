import { useEffect } from "react";
import { useRevalidator } from "@remix-run/react";

/** Asks for a screen's news again and again, each time this long after the last answer; not while nobody looks, nor when it is null. */
export function useLiveData(everyMs: number | null) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (everyMs === null || state !== "idle") return;
    const ask = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    const timer = setInterval(ask, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, state, revalidate]);
}
