import { AsyncResource } from "node:async_hooks";
import pg from "pg";
import { watchBegin } from "./begin-in-shop.server.ts";
import { noteDatabaseFault } from "./database-health.server.ts";
import { isInFront } from "./lane.server.ts";
import { isInTransaction } from "./transaction-in-hand.server.ts";

type Taken = (error: Error | undefined, client: pg.PoolClient | undefined, release: (fault?: Error | boolean) => void) => void;

/** For how long somebody who has lost their connection may take to give it back. */
const GRACE_MS = 1000;

/**
 * A pool of connections that outlives them.
 *
 * - A connection that dies in somebody's hands ends their work and nobody else's: without somebody who listens to it, it would end the
 *   process. It comes out of the pool even when whoever had it never gives it back, as Prisma does not give back one that can no longer
 *   roll back.
 * - Of its connections `reserved` are for work in front (`inFront`): the rest of the app shares the others, in the order of asking.
 */
export class SharedPool extends pg.Pool {
  #background = 0;
  readonly #most: number;
  readonly #waiting: (() => void)[] = [];

  constructor({ reserved, ...config }: pg.PoolConfig & { max: number; reserved: number }) {
    super(config);
    this.#most = Math.max(1, config.max - reserved);
    this.on("error", noteDatabaseFault);
    this.on("connect", watchBegin);
    // A server that goes tells it as the error of a statement, and the connection ends only after: whoever asked must not be answered first.
    this.on("connect", (client) => client.connection.prependListener("errorMessage", noteDatabaseFault));
  }

  /** Those of the background who wait for their share. */
  get waitingForShare(): number {
    return this.#waiting.length;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: Taken): void;
  override connect(done?: Taken): Promise<pg.PoolClient> | void {
    if (!done)
      return new Promise((taken, failed) => {
        this.connect((error, client) => (client ? taken(client) : failed(error ?? new Error("no connection"))));
      });
    // Who holds one connection already and wants another must not wait for those who do the same.
    if (isInFront() || isInTransaction()) return this.#take(done, () => undefined);
    const take = AsyncResource.bind(() => {
      this.#background += 1;
      this.#take(done, () => {
        this.#background -= 1;
        if (this.#background < this.#most) this.#waiting.shift()?.();
      });
    });
    if (this.#background < this.#most) take();
    else this.#waiting.push(take);
  }

  #take(done: Taken, leave: () => void): void {
    super.connect((error, client) => {
      if (!client) {
        noteDatabaseFault(error);
        leave();
        done(error, undefined, () => undefined);
        return;
      }
      guard(client, leave);
      done(undefined, client, client.release);
    });
  }
}

function guard(client: pg.PoolClient, leave: () => void): void {
  const giveBack = client.release;
  let isBack = false;
  const onError = (fault: Error) => {
    noteDatabaseFault(fault);
    setTimeout(() => client.release(fault), GRACE_MS).unref();
  };
  client.on("error", onError);
  client.release = (fault?: Error | boolean) => {
    if (isBack) return;
    isBack = true;
    client.removeListener("error", onError);
    giveBack(fault);
    leave();
  };
}
