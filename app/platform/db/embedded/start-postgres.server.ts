import { spawn, type ChildProcess } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { isReachable, operatingUser, type OperatingUser } from "./operating-user.server.ts";
import { postgresPrograms, sharedFolder, type PostgresPrograms } from "./postgres-programs.server.ts";
import { runningPostgres } from "./running-postgres.server.ts";

export type StartedPostgres = {
  /** Of the database `waybill`, as its superuser, who owns what is in it. */
  url: string;
  /** The same as the role as which Waybill logs in; `makeReady` lets it in. */
  loginUrl: string;
  /** Where its files are: the folder asked for, or one in its stead. */
  folder: string;
  /** Stops the server and waits until it is down, when it is ours to stop. */
  stop: () => Promise<void>;
};

type Options = {
  /** A folder for the cluster, its password and its log. Made when it is missing. */
  folder: string;
  /** Server settings, `name=value`. */
  settings?: readonly string[];
};

/**
 * Starts a PostgreSQL of our own on a free port of the loopback, on the files of last time when there are any.
 *
 * A server that already runs on those files is used: beside the process that started it, or in its place when that one is gone.
 * A server that we started and that ends without being told to is started again at the same address. It ends with this process, however this
 * process ends (Linux; elsewhere the next start takes it over).
 */
export async function startPostgres({ folder, settings = [] }: Options): Promise<StartedPostgres> {
  const user = await operatingUser();
  const programs = await postgresPrograms(user);
  const base = await reachableFolder(resolve(folder), user);
  const cluster = join(base, "cluster");
  const password = await initialise(base, cluster, programs, user);

  for (let attempt = 1; ; attempt++) {
    const running = await runningPostgres(base, cluster);
    const wanted = { base, cluster, programs, user, settings, port: running?.port ?? (await freePort()) };
    const launched = running ? undefined : await launch(wanted);
    const at = `127.0.0.1:${String(wanted.port)}/waybill`;
    const url = `postgres://postgres:${password}@${at}`;
    // One-way: whoever knows the one password does not know the other.
    const loginUrl = `postgres://waybill_login:${createHash("sha256").update(`waybill_login ${password}`).digest("hex")}@${at}`;
    try {
      await untilReady(url, () => (running ?? launched)?.isAlive() ?? false);
      return { url, loginUrl, folder: base, stop: launched ? keepUp(launched, wanted) : (running?.stop ?? nothing) };
    } catch (error) {
      // The port was taken in between, or another process started the server first: look again.
      if (attempt === 5) throw new Error(`PostgreSQL did not start; ${join(base, "postgres.log")} says why.`, { cause: error });
      await pause(100 * attempt);
    }
  }
}

/** The folder itself, or one in its stead when PostgreSQL's user cannot enter it. */
async function reachableFolder(folder: string, user: OperatingUser): Promise<string> {
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const base = (await isReachable(join(folder, "cluster"), user)) ? folder : join(sharedFolder, name);
  await mkdir(base, { recursive: true });
  // Just made, perhaps under a strict umask.
  if (user.ids) await chmod(base, 0o755);
  return base;
}

/** Makes the cluster on first use: beside its place, then moved there, so that no half-made one is ever found. Answers the password. */
async function initialise(base: string, cluster: string, { initdb }: PostgresPrograms, user: OperatingUser): Promise<string> {
  const passwordFile = join(cluster, "waybill-password");
  if (!existsSync(join(cluster, "PG_VERSION"))) {
    const halfway = `${cluster}.${String(process.pid)}`;
    const secret = `${halfway}.password`;
    await mkdir(halfway, { mode: 0o700 });
    await writeFile(secret, randomBytes(24).toString("hex"), { mode: 0o600 });
    if (user.ids) await Promise.all([halfway, secret].map((path) => chown(path, user.ids?.uid ?? 0, user.ids?.gid ?? 0)));

    const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${secret}`];
    await finish(spawn(initdb, [`--pgdata=${halfway}`, ...locale, ...access], { ...user.ids, stdio: ["ignore", "ignore", "pipe"] }));
    await rename(secret, join(halfway, "waybill-password"));
    await rename(halfway, cluster).catch(() => rm(halfway, { recursive: true, force: true }));
  }
  return (await readFile(passwordFile, "utf8")).trim();
}

const nothing = () => Promise.resolve();
const AGAIN_MS = 300;

/** Launches a server again whenever it has ended unasked, unless somebody else has. Answers how to stop it. */
function keepUp(first: Launched, settings: Launch): () => Promise<void> {
  let server = first;
  let isStopped = false;
  const watch = async () => {
    for (;;) {
      await server.ended;
      await pause(AGAIN_MS, undefined, { ref: false });
      if (isStopped || (await runningPostgres(settings.base, settings.cluster))) return;
      server = await launch(settings);
      if (isStopped) return server.stop();
    }
  };
  void watch().catch(() => undefined);
  return () => {
    isStopped = true;
    return server.stop();
  };
}

type Launch = {
  base: string;
  cluster: string;
  programs: PostgresPrograms;
  user: OperatingUser;
  settings: readonly string[];
  port: number;
};

type Launched = { ended: Promise<void>; isAlive: () => boolean; stop: () => Promise<void> };

async function launch({ base, cluster, programs: { postgres }, user, settings, port }: Launch): Promise<Launched> {
  const always = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "jit=off", `port=${String(port)}`];
  const options = ["-D", cluster, ...[...always, ...quietAboutPeople, ...settings].flatMap((setting) => ["-c", setting])];
  const output = await open(join(base, "postgres.log"), "a");

  // In a session of its own, so that Ctrl-C reaches us and not it: we stop it last. The kernel ends it (SIGINT: in good order) when
  // we are killed and cannot.
  const tied = existsSync("/usr/bin/setpriv");
  const [program, args] = tied ? ["/usr/bin/setpriv", ["--pdeathsig", "INT", postgres, ...options]] : [postgres, options];
  const child = spawn(program, args, { ...user.ids, cwd: "/", detached: true, stdio: ["ignore", output.fd, output.fd] });
  const ended = new Promise<void>((done) => {
    child.once("exit", () => done());
    child.once("error", () => done());
  });
  child.unref();
  await output.close();
  await writeFile(join(base, "started-by"), String(process.pid));

  const isAlive = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const stop = async () => {
    if (!isAlive()) return;
    child.ref();
    child.kill("SIGINT");
    const killer = setTimeout(() => child.kill("SIGQUIT"), 10_000);
    await ended;
    clearTimeout(killer);
  };
  return { ended, isAlive, stop };
}

/**
 * What the server's own log says holds no values: a statement that fails is the app's to log, which knows what not to say. Its message alone
 * may quote the value that was wrong, its DETAIL quotes whole rows, and a slow statement would be followed by its parameters.
 */
const quietAboutPeople = [
  "log_min_messages=log",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  "log_min_duration_statement=1000",
  "log_parameter_max_length=0",
  "log_parameter_max_length_on_error=0",
];

async function untilReady(url: string, isAlive: () => boolean): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  for (let waited = 0; ; waited += 50) {
    const client = new pg.Client({ connectionString: maintenance.href, connectionTimeoutMillis: 5000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("CREATE DATABASE waybill").catch((error: unknown) => {
        const code = error instanceof pg.DatabaseError ? error.code : undefined;
        if (code !== "42P04" && code !== "23505") throw error; // it is there, or is just being made
      });
      return;
    } catch (error) {
      if (!isAlive() || waited > 60_000) throw error;
      await pause(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? found(address.port) : failed(new Error("no free port"))));
    });
  });
}

function finish(child: ChildProcess): Promise<void> {
  let words = "";
  child.stderr?.on("data", (chunk: Buffer) => (words += chunk.toString()));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => (code === 0 ? done() : failed(new Error(`${child.spawnfile} failed: ${words.trim()}`))));
  });
}
