import { useSyncExternalStore } from "react";
import type { ClientActionFunctionArgs, ClientLoaderFunctionArgs } from "@remix-run/react";
import { refusal } from "#app/platform/http/reply.ts";
import { frame } from "./messages.ts";

/** What the page at hand was last told, and when (ms since the page was opened). */
let shown: { url: string; data: unknown; at: number } | null = null;
let minutesOld: number | null = null;
const listeners = new Set<() => void>();

/**
 * A screen's news. While Waybill can't be reached the screen that somebody is looking at stays as it was last told, with all that was
 * typed in it, and says how old it is; a screen that is opened anew fails. Exported by every route with a screen.
 */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> {
  try {
    const data = await serverLoader();
    shown = { url: request.url, data, at: performance.now() };
    isOld(null);
    return data;
  } catch (error) {
    if (!isOutOfReach(error, request) || shown?.url !== request.url) throw error;
    isOld(Math.floor((performance.now() - shown.at) / 60_000));
    return shown.data;
  }
}
clientLoader.hydrate = true as const;

/** What a person asked for. When no answer comes that is a refusal like another, and what was typed stays. */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction();
  } catch (error) {
    if (!isOutOfReach(error, request)) throw error;
    return refusal(frame.message("not-reached"));
  }
}

/** How old what is shown is, in whole minutes; null while it is up to date. */
export function useMinutesOld(): number | null {
  return useSyncExternalStore(
    listen,
    () => minutesOld,
    () => null,
  );
}

/** Neither an answer of ours (those are responses) nor somebody who went to another page: the network, or a server that failed. */
function isOutOfReach(error: unknown, { signal }: Request): error is Error {
  return error instanceof Error && !signal.aborted;
}

function isOld(minutes: number | null) {
  if (minutes === minutesOld) return;
  minutesOld = minutes;
  for (const listener of listeners) listener();
}

function listen(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
