import { Agent, getGlobalDispatcher, setGlobalDispatcher } from "undici";

/** Sends what goes to Shopify, ShipBob, Twilio, Meta, Slack and Teams, and to one more host, to the stand-ins at `origin`, and refuses the rest of the world. Answers the way back. */
export function redirectToStandIns(origin: () => string, beside?: string): () => void {
  const before = getGlobalDispatcher();
  const outside =
    /(\.myshopify\.com|api\.shipbob\.com|\.shopify-files\.com|^(?:api|messaging)\.twilio\.com|^graph\.facebook\.com|^hooks\.slack\.com|\.logic\.azure\.com)$/;
  setGlobalDispatcher(
    new Agent().compose((dispatch) => (options, handler) => {
      const { hostname, host } = new URL(String(options.origin));
      if (hostname === "127.0.0.1" || hostname === "localhost") return dispatch(options, handler);
      if (hostname !== beside && !outside.test(hostname)) throw new Error(`${hostname} is not on this machine`);
      const given = options.headers ?? {};
      const flat = Array.isArray(given) ? given : Symbol.iterator in given ? [...given].flat() : Object.entries(given).flat();
      const kept = pairs(flat as string[]).filter(([name]) => name.toLowerCase() !== "host");
      return dispatch({ ...options, origin: origin(), headers: [...kept.flat(), "host", host] }, handler);
    }),
  );
  return () => setGlobalDispatcher(before);
}

function pairs(flat: readonly string[]): [string, string][] {
  return flat.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, flat[index + 1] ?? ""]] : []));
}
