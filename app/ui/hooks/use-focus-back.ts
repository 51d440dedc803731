import { useEffect, useLayoutEffect, useRef } from "react";

/** Once what was open is closed, whoever works by keys is where he was before, as far as that is there still. */
export function useFocusBack(open: boolean): void {
  const before = useRef<Element | null>(null);
  // Ahead of effects: by one of those a dialog takes the focus.
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement;
  }, [open]);
  useEffect(() => {
    const { current } = before;
    if (open || !(current instanceof HTMLElement)) return undefined;
    before.current = null;
    let frame = 0;
    // While it fades out the dialog holds on to the focus.
    const goBack = () => {
      if (document.querySelector("[aria-modal='true']") !== null) frame = requestAnimationFrame(goBack);
      else current.focus({ preventScroll: true });
    };
    goBack();
    return () => cancelAnimationFrame(frame);
  }, [open]);
}
