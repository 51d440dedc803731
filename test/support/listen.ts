import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

export type Listening = { url: string; close(): Promise<void> };

/** Serves on a free port of this machine. Closing cuts off whoever is still connected. */
export async function listen(handle: RequestListener): Promise<Listening> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
