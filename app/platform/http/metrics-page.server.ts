import { timingSafeEqual } from "node:crypto";
import { BlockList, isIPv6 } from "node:net";
import type { Request, RequestHandler } from "express";
import { env } from "../env.server.ts";
import { metrics } from "../metrics.server.ts";

/** `/metrics`, for whoever knows METRICS_TOKEN; without one, for callers on the same private network that no proxy speaks for. */
export const metricsPage: RequestHandler = (request, response, next) => {
  if (!isAllowed(request)) {
    response.sendStatus(403);
    return;
  }
  metrics.metrics().then((page) => response.type(metrics.contentType).send(page), next);
};

function isAllowed(request: Request): boolean {
  if (env.METRICS_TOKEN !== undefined) return isEqual(request.get("authorization") ?? "", `Bearer ${env.METRICS_TOKEN}`);
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  return request.get("x-forwarded-for") === undefined && privateNetworks.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const privateNetworks = new BlockList();
privateNetworks.addSubnet("127.0.0.0", 8);
privateNetworks.addSubnet("10.0.0.0", 8);
privateNetworks.addSubnet("172.16.0.0", 12);
privateNetworks.addSubnet("192.168.0.0", 16);
privateNetworks.addAddress("::1", "ipv6");
privateNetworks.addSubnet("fc00::", 7, "ipv6");
