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
