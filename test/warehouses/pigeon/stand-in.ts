import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";

type Load = { sku: string; quantity: number }[];
type Parcel = {
  reference: string;
  id: string;
  status: "resting" | "flown" | "grounded";
  ring: string | null;
  /** Why it does not fly, if it cannot. */
  ails: string | null;
  flownAt: string | null;
  load: Load;
};

/** Pigeon Post as it answers, with nobody in its loft: what is to fly, a test lets fly. */
export function createPigeonPost({ requestsPerMinute = 60 }: { requestsPerMinute?: number } = {}) {
  const stock = new Map<string, number>();
  const parcels = new Map<string, Parcel>();
  /** Each order that it took as new. */
  const placed: string[] = [];
  let hook: string | null = null;
  let asked = 0;

  async function answer(request: IncomingMessage): Promise<[status: number, body?: unknown]> {
    if (request.headers.authorization !== "Key good") return [401];
    if ((asked += 1) > requestsPerMinute) return [429];
    const { pathname, searchParams } = new URL(request.url ?? "", "http://pigeon");
    const [, , place = "", reference = ""] = pathname.split("/").map(decodeURIComponent);
    switch (`${request.method ?? ""} ${place}`) {
      case "GET loft":
        return [200, { name: "The loft" }];
      case "GET stock":
        return [200, Object.fromEntries(stock)];
      case "PUT hook":
        hook = ((await json(request)) as { url: string }).url;
        return [200, { secret: "coo" }];
      case "GET parcels":
        return [200, (searchParams.get("references") ?? "").split(",").flatMap((wanted) => parcels.get(wanted) ?? [])];
      case "PUT parcels": {
        const { shipTo, load } = (await json(request)) as { shipTo: { address1: string | null; city: string | null }; load: Load };
        const stranger = load.find(({ sku }) => !stock.has(sku));
        if (stranger) return [422, { error: "unknown_sku", sku: stranger.sku }];
        if (!shipTo.address1?.trim() || !shipTo.city) return [422, { error: "no_address" }];
        if (!parcels.has(reference)) placed.push(reference);
        const id = String(placed.indexOf(reference) + 1);
        parcels.set(reference, parcels.get(reference) ?? { reference, id, status: "resting", ring: null, ails: null, flownAt: null, load });
        return [200, parcels.get(reference)];
      }
      case "DELETE parcels": {
        const parcel = parcels.get(reference);
        if (parcel?.status === "flown") return [409];
        if (parcel) parcel.status = "grounded";
        return [parcel ? 204 : 404];
      }
    }
    return [404];
  }

  return {
    placed,
    setStock: (sku: string, units: number) => void stock.set(sku, units),
    async handle(request: IncomingMessage, response: ServerResponse) {
      const [status, body] = await answer(request);
      response.writeHead(status, { "content-type": "application/json" }).end(body === undefined ? "" : JSON.stringify(body));
    },
    /** A pigeon cannot fly, and says so when it is asked. */
    hold(reference: string, ails: string) {
      Object.assign(parcels.get(reference) ?? {}, { ails });
    },
    /** A pigeon leaves with the parcel, and whoever asked is told. */
    async ship(reference: string) {
      const parcel = parcels.get(reference);
      if (!parcel) throw new Error(`There is no parcel ${reference}`);
      Object.assign(parcel, { status: "flown", ring: `RING-${parcel.id}`, flownAt: new Date().toISOString() });
      const [body, time] = [JSON.stringify(parcel), String(Date.now())];
      const signature = createHmac("sha256", "coo").update(`fly-${parcel.id}.${time}.${body}`).digest("hex");
      const headers = { "x-pigeon-id": `fly-${parcel.id}`, "x-pigeon-time": time, "x-pigeon-signature": signature };
      if (hook) await fetch(hook, { method: "POST", headers, body });
    },
  };
}
