import type { BrowserContext } from "playwright-core";

/**
 * Has pages give up ten times as late. Buyers' pages give the app a second and a half, and go on without it: on a machine that is busy with tests
 * that can be too little, and how fast it is is nothing that a walk through the pages says.
 */
export const makePagesPatient = (context: BrowserContext) =>
  context.addInitScript(() => {
    const later = (milliseconds = 0) => (milliseconds < 1000 ? milliseconds : milliseconds * 10);
    const { setTimeout } = window;
    const abortsIn = AbortSignal.timeout.bind(AbortSignal);
    window.setTimeout = ((then: TimerHandler, milliseconds?: number, ...given: unknown[]) =>
      setTimeout(then, later(milliseconds), ...given)) as typeof window.setTimeout;
    AbortSignal.timeout = (milliseconds) => abortsIn(later(milliseconds));
  });
