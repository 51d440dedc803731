/** Rows as they stand on the screen, and the page that they are of. */
export type Steady<R> = { page: string; rows: readonly R[] };

/**
 * The rows to show when news of a list has come: of the same page, those that are shown stay where they are and what they say is brought up to
 * date, so that nothing moves under a finger. What has come since waits until it is asked for (`hasNews`). Another page is shown as it is.
 */
export function steady<R extends { id: string }>(shown: Steady<R>, page: string, rows: readonly R[]): Steady<R> & { hasNews: boolean } {
  if (shown.page !== page || shown.rows.length === 0) return { page, rows, hasNews: false };
  const fresh = new Map(rows.map((row) => [row.id, row]));
  return {
    page,
    rows: shown.rows.map((row) => fresh.get(row.id) ?? row),
    hasNews: rows.length !== shown.rows.length || rows.some(({ id }, at) => shown.rows[at]?.id !== id),
  };
}
