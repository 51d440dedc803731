import pg from "pg";

/**
 * Lets a role in as which Waybill logs in: it may read and write the rows of all shops, and take the role that is fenced to one, but owns
 * nothing and is no superuser. It is made, with the password of its address, when it is missing; the owner needs CREATEROLE for that.
 *
 * Does nothing when both addresses name the same role. The schema must be there. Twice equals once.
 */
export async function letIn(ownerUrl: string, loginUrl: string): Promise<void> {
  const { username, password } = new URL(loginUrl);
  if (username === new URL(ownerUrl).username) return;

  const role = pg.escapeIdentifier(decodeURIComponent(username));
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "waybill migrate" });
  await client.connect();
  try {
    // Roles belong to the whole server: two databases of it may be made ready at once.
    await client.query("SELECT pg_advisory_lock(72707370)");
    const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [decodeURIComponent(username)]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(decodeURIComponent(password))}`);
    await client.query(`GRANT waybill_ground, waybill_app TO ${role}`);
    const database = await client.query<{ name: string }>("SELECT quote_ident(current_database()) AS name");
    await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database.rows[0]?.name ?? ""} TO ${role}`);
  } finally {
    await client.end();
  }
}
