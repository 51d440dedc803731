import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** Streams a result file, the whole of it or the one range that was asked for. */
export async function serveBulkFile(request: IncomingMessage, response: ServerResponse, path: string | undefined): Promise<void> {
  const size =
    path === undefined
      ? undefined
      : await stat(path).then(
          (found) => found.size,
          () => undefined,
        );
  if (path === undefined || size === undefined) {
    response.writeHead(404).end();
    return;
  }
  const headers = { "content-type": "application/jsonl", "accept-ranges": "bytes" };
  const range = readRange(request.headers.range, size);
  if (range === "unsatisfiable") {
    response.writeHead(416, { ...headers, "content-range": `bytes */${size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    "content-length": end - start + 1,
    ...(range && { "content-range": `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === "HEAD") response.end();
  else await pipeline(createReadStream(path, { start, end }), response).catch(() => response.destroy());
}

/** `bytes=0-99`, `bytes=100-` and `bytes=-100`; anything else counts as no range, as RFC 9110 allows. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | "unsatisfiable" | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  const start = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === "" || match[2] === "" ? size - 1 : Math.min(size - 1, Number(match[2]));
  return start > end ? "unsatisfiable" : { start, end };
}
