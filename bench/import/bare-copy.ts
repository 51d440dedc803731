import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { orderLineTable } from "#app/orders/order-line-record.ts";
import { orderTable } from "#app/orders/order-record.ts";

const tables = [orderTable, orderLineTable];

/** It is quick, so that whatever else the machine does weighs much: the middle one of three counts. */
const ROUNDS = 3;

/**
 * The seconds that PostgreSQL needs to take the rows just imported as they are: a bare COPY of ready text, one connection a table, into
 * tables of the same shape with the same primary keys and indexes (without foreign keys and triggers). Nothing is parsed, staged or compared.
 */
export async function bareCopy(databaseUrl: string, folder: string): Promise<number> {
  const connections = await Promise.all(
    tables.map(async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      return client;
    }),
  );
  try {
    const columns = await Promise.all(
      tables.map(async ({ name, columns }, index) => {
        const client = connections[index] as pg.Client;
        const list = ["shopId", ...Object.keys(columns)].map((column) => `"${column}"`).join(", ");
        await client.query(`CREATE TABLE "bare ${name}" (LIKE "${name}" INCLUDING ALL)`);
        await pipeline(
          client.query(copyTo(`COPY (SELECT ${list} FROM "${name}") TO STDOUT`)),
          createWriteStream(join(folder, `${name}.tsv`)),
        );
        return list;
      }),
    );
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const { name } of tables) await connections[0]?.query(`TRUNCATE "bare ${name}"`);
      await connections[0]?.query("CHECKPOINT");
      const begun = performance.now();
      await Promise.all(
        tables.map(({ name }, index) => {
          const copy = (connections[index] as pg.Client).query(copyFrom(`COPY "bare ${name}" (${columns[index] ?? ""}) FROM STDIN`));
          return pipeline(createReadStream(join(folder, `${name}.tsv`), { highWaterMark: 256 * 1024 }), copy);
        }),
      );
      seconds.push((performance.now() - begun) / 1000);
    }
    for (const { name } of tables) await connections[0]?.query(`DROP TABLE "bare ${name}"`);
    return seconds.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  } finally {
    await Promise.all(connections.map((client) => client.end()));
  }
}
