/** An answer other than success, in ShipBob's shape: mostly messages by the name of the field they are about. */
export class ShipBobProblem extends Error {
  readonly status: 400 | 404 | 422;
  readonly body: Record<string, unknown> | null;

  constructor(status: ShipBobProblem["status"], body: Record<string, unknown> | null) {
    super(`ShipBob answers ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** The record that a path names by its number. Throws 404 when there is none. */
export function found<Thing>(records: ReadonlyMap<number, Thing>, id: string | undefined): Thing {
  const thing = records.get(Number(id));
  if (thing === undefined) throw new ShipBobProblem(404, null);
  return thing;
}
