import type { IncomingHttpHeaders } from "node:http";
import type { NextFunction, Request, Response } from "express";

export type RecordedCall = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };

/** What came to the app's intake, byte for byte, so that it can come again; and calls that never arrive. */
export function createCallRecord() {
  const seen: RecordedCall[] = [];
  let lost: RegExp | undefined;

  return {
    seen,
    /** Calls whose path matches do not arrive from now on; without one, all do again. */
    lose: (path?: RegExp) => void (lost = path),
    middleware(request: Request, response: Response, next: NextFunction) {
      const call = { method: request.method, path: request.url, headers: request.headers };
      const chunks: Buffer[] = [];
      // The bytes are seen on their way into the stream: whoever reads the body finds it untouched.
      const push = request.push.bind(request);
      request.push = (chunk: Buffer | null) => {
        if (chunk) chunks.push(chunk);
        else seen.push({ ...call, body: Buffer.concat(chunks) });
        return push(chunk);
      };
      if (lost?.test(request.url)) response.socket?.destroy();
      else next();
    },
    /** The same call once more, as a sender that is in doubt makes it. */
    async again(appUrl: string, { method, path, headers, body }: RecordedCall): Promise<number> {
      const kept = Object.entries(headers).filter(
        ([name]) => !["host", "connection", "content-length", "transfer-encoding"].includes(name),
      );
      const answer = await fetch(new URL(path, appUrl), {
        method,
        headers: kept.map(([name, value]): [string, string] => [name, String(value)]),
        ...(method !== "GET" && { body: new Uint8Array(body) }),
      });
      await answer.body?.cancel();
      return answer.status;
    },
  };
}
