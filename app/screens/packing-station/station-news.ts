import { useEffect, useRef } from "react";
import { useFetchers } from "@remix-run/react";
import { useLiveData } from "#app/ui/hooks/use-live-data.ts";
import { sound } from "./scan-status.tsx";

const LOOK_AGAIN_MS = 5_000;

/** Brings a task at the packing station up to date while somebody works at it; not while what they did is on its way. */
export function useNewsAtStation({ isOver = false } = {}): void {
  const isSending = useFetchers().some(({ state }) => state !== "idle");
  useLiveData(isOver || isSending ? null : LOOK_AGAIN_MS);
}

/** Buzzes when one parcel more has been stopped: whoever packs doesn't look at the screen. */
export function useSoundOfStop(stopped: number): void {
  const before = useRef(stopped);
  useEffect(() => {
    if (stopped > before.current) sound("wrong");
    before.current = stopped;
  }, [stopped]);
}
