import { useEffect, useLayoutEffect } from "react";

/** What can be come to by keys. */
const REACHABLE = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex='0']";

/**
 * Once what was open is closed, or taken off the page, whoever works by keys is where he was before; where that is there no more (its step was taken out),
 * at what stood before it.
 */
export function useFocusBack(open: boolean): void {
  useBeforeEffects(() => {
    const before = document.activeElement;
    if (!open || !(before instanceof HTMLElement) || before === document.body) return undefined;
    const way = [...document.querySelectorAll<HTMLElement>(REACHABLE)].filter(
      (one) => one !== before && (one.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    return () => {
      // While it fades out, or another has opened in its place, that holds on to the focus.
      const goBack = () => {
        if (document.querySelector("[aria-modal='true']") !== null) return requestAnimationFrame(goBack);
        if (isLost())
          [before, ...way.toReversed()].find((one) => one.isConnected && one.matches(REACHABLE))?.focus({ preventScroll: true });
        return undefined;
      };
      goBack();
    };
  }, [open]);
}

/** By an effect a dialog takes the focus: this looks ahead of that. React warns of a layout's effect where there is no layout, on the server. */
const useBeforeEffects = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** Whoever has gone on elsewhere meanwhile stays there. */
const isLost = () => document.activeElement === null || document.activeElement === document.body;
