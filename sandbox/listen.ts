import type { AddressInfo, Server } from "node:net";

/** Listens on the loopback at the wanted port, or on any free one when that is taken. Answers the port. */
export async function listen(server: Server, wanted: number): Promise<number> {
  const on = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  try {
    await on(wanted);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    await on(0);
  }
  return (server.address() as AddressInfo).port;
}
