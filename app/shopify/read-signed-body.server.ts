import type { Request } from "express";
import getRawBody from "raw-body";
import { z } from "zod";

const Payload = z.record(z.string(), z.unknown());

/** The bytes as they came. `express.raw` would read to the end of what is too large before it says so, and there need be no end. */
export async function readRawBody(request: Request, limit: number): Promise<Buffer | "too-large" | "aborted"> {
  try {
    return await getRawBody(request, { limit, length: request.get("content-length") });
  } catch (error) {
    const tooLarge = error instanceof Error && "type" in error && error.type === "entity.too.large";
    return tooLarge ? "too-large" : "aborted";
  }
}

/** The JSON object that signed bytes are; undefined when they are none. */
export function parseSigned(body: Buffer): Record<string, unknown> | undefined {
  try {
    return Payload.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body))).data;
  } catch {
    return undefined;
  }
}
