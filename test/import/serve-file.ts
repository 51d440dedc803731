import type { IncomingMessage, ServerResponse } from "node:http";
import { listen } from "../support/listen.ts";

type Manner = {
  /** Bytes after which each answer is cut off; never, when there is none. */
  breaksAfter?: number;
  /** Whether the server knows ranges. */
  ranges?: boolean;
  /** Answers this instead of the file. */
  status?: number;
  /** Says less than there is, as a server would whose file is shorter than it should be. */
  only?: number;
};

/** Serves one text over HTTP, in the manner given, and counts how often it was asked for. */
export async function serveFile(text: string, { breaksAfter, ranges = true, status, only }: Manner = {}) {
  const bytes = Buffer.from(text).subarray(0, only);
  let asked = 0;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    asked += 1;
    if (status !== undefined) return void response.writeHead(status).end();
    const from = ranges ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0) : 0;
    if (from > 0 && from >= bytes.length) return void response.writeHead(416).end();
    response.writeHead(from > 0 ? 206 : 200, { "content-length": bytes.length - from });
    if (breaksAfter === undefined || bytes.length - from <= breaksAfter) return void response.end(bytes.subarray(from));
    // A server without ranges gets further each time, or the file would never come to its end.
    const gets = ranges ? breaksAfter : breaksAfter * asked;
    response.write(bytes.subarray(from, from + gets), () => response.destroy());
  };
  const { url, close } = await listen(answer);
  return { url: `${url}/result.jsonl`, timesAsked: () => asked, close };
}
