import type { Express } from "express";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listening {
  port: number;
  /** Lets requests under way finish, for ten seconds at most. Calling it twice is harmless. */
  stop(): Promise<void>;
}

const stopMsMax = 10_000;
const requestMsMax = 30 * 60_000;

function stopOf(server: Server): () => Promise<void> {
  let stopping: Promise<void> | null = null;
  return () => {
    stopping ??= new Promise((resolve) => {
      const late = setTimeout(() => server.closeAllConnections(), stopMsMax);
      server.close(() => {
        clearTimeout(late);
        resolve();
      });
      server.closeIdleConnections();
    });
    return stopping;
  };
}

/** @throws where the port is taken or may not be used. */
export function listen(app: Express, port: number, host: string | undefined): Promise<Listening> {
  const server = createServer(app);
  // A document of 200 MB over a slow line; headers have a limit of their own.
  server.requestTimeout = requestMsMax;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve({ port: (server.address() as AddressInfo).port, stop: stopOf(server) });
    });
  });
}
