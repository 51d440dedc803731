import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { expectNoTransaction } from "#app/platform/db/transaction-in-hand.server.ts";
import { BulkFileFault } from "./import-fault.ts";

/** Interruptions in a row, with not a byte in between, after which a download is given up. */
const MOST_FAILURES = 6;

/** The bytes of a file, from first to last, going on where it was cut off when the connection breaks. */
export async function* downloadResumably(url: string): AsyncGenerator<Uint8Array> {
  let received = 0;
  let size: number | undefined;
  for (let failures = 0; ;) {
    try {
      const response = await ask(url, received);
      if (response.status === 416) break;
      // A server that knows no ranges starts from the first byte again.
      let skip = response.status === 200 ? received : 0;
      const length = Number(response.headers.get("content-length") ?? Number.NaN);
      if (size === undefined && Number.isFinite(length)) size = received - skip + length;

      if (!response.body) throw new Error("the answer has no body");
      for await (const chunk of Readable.fromWeb(response.body as WebStream) as AsyncIterable<Uint8Array>) {
        const fresh = skip === 0 ? chunk : chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - fresh.length;
        if (fresh.length === 0) continue;
        received += fresh.length;
        failures = 0;
        yield fresh;
      }
      if (size === undefined || received >= size) break;
      throw new Error(`${received} of ${size} bytes came`);
    } catch (cause) {
      failures += 1;
      if (cause instanceof BulkFileFault) throw cause;
      if (failures >= MOST_FAILURES) throw new BulkFileFault("cut-off", `The file from Shopify could not be read to its end.`, { cause });
      // A connection that broke after bytes came is opened again at once.
      if (failures > 1) await new Promise((done) => setTimeout(done, 100 * 2 ** failures));
    }
  }
  if (size !== undefined && received !== size)
    throw new BulkFileFault("cut-off", `The file from Shopify has ${received} bytes instead of ${size}.`);
}

async function ask(url: string, from: number): Promise<Response> {
  expectNoTransaction("bulk-file");
  const response = await fetch(url, {
    // Ranges count the bytes that are sent: they must be those of the file, not packed ones.
    headers: { "accept-encoding": "identity", ...(from > 0 && { range: `bytes=${from}-` }) },
  });
  if (response.ok || response.status === 416) return response;
  await response.body?.cancel();
  if ([400, 401, 403, 404, 410].includes(response.status))
    throw new BulkFileFault("gone", `Shopify no longer gives out the file (${response.status}): it has to be made again.`);
  throw new Error(`The file's server answered ${response.status}.`);
}
