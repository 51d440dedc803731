import pg from "pg";

const PREFIX = "sandbox_";

/**
 * A new, empty database on the server at `serverUrl`. Databases of sandboxes that are gone are dropped: the stand-ins keep their
 * shop in memory, so a copy of an earlier one is worth nothing.
 */
export async function freshDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database d WHERE datname LIKE $1 AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
      [`${PREFIX}%`],
    );
    for (const { datname } of rows)
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)}`).catch(() => undefined);
    const name = `${PREFIX}${process.pid}_${Date.now()}`;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  } finally {
    await client.end();
  }
}
