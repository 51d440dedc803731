import { useEffect, useRef } from "react";

/** Calls once something is there that wasn't; not when it only becomes something else, as that happens while somebody types. */
export function useAppeared<Thing>(thing: Thing | undefined, call: (thing: Thing) => void): void {
  const was = useRef(false);
  useEffect(() => {
    const appeared = thing !== undefined && !was.current;
    was.current = thing !== undefined;
    if (appeared) call(thing);
  });
}
