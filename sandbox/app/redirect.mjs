// Loaded before the app (`node --import`): sends the app's requests for the outside world to the stand-ins, below `fetch`, and lets
// its clock run as far ahead as the stand-ins' does. The app is the production build and knows nothing of it.
import { Agent, setGlobalDispatcher } from "undici";

const standIns = process.env["STAND_INS_ORIGIN"];
const outside = [
  /\.myshopify\.com$/,
  /^(sandbox-)?api\.shipbob\.com$/,
  /\.shopify-files\.com$/,
  /^(api|messaging)\.twilio\.com$/,
  /^graph\.facebook\.com$/,
  /^hooks\.slack\.com$/,
];
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

setGlobalDispatcher(
  new Agent().compose((dispatch) => (options, handler) => {
    const { hostname, host } = new URL(String(options.origin));
    if (loopback.test(hostname)) return dispatch(options, handler);
    if (!outside.some((pattern) => pattern.test(hostname)))
      throw new Error(`No stand-in answers for ${hostname}, and nothing leaves this machine.`);
    return dispatch({ ...options, origin: standIns, headers: withHost(options.headers, host) }, handler);
  }),
);

/** undici takes headers as an object, a flat list or an iterable of pairs. */
function withHost(headers, host) {
  if (headers && typeof headers === "object" && !Array.isArray(headers) && !(Symbol.iterator in headers)) return { ...headers, host };
  const flat = Array.isArray(headers) ? headers.flat() : [...(headers ?? [])].flat();
  return [...flat, "host", host];
}

let aheadMs = 0;
const RealDate = Date;
class ShiftedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + aheadMs);
    else super(...given);
  }
  static now() {
    return RealDate.now() + aheadMs;
  }
}
globalThis.Date = ShiftedDate;

// For how long something has been going on is counted by the same clock: an hour that passed at one blow has passed for it too.
const realElapsed = performance.now.bind(performance);
performance.now = () => realElapsed() + aheadMs;

process.on("message", (message) => {
  if (typeof message?.clockOffsetMs === "number") aheadMs = message.clockOffsetMs;
});
process.channel?.unref();
// The stand-ins are gone, however they ended: an app without them has nothing to do.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
