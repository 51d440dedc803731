/** A control call that can't be done as asked. The message says what to do. */
export class ControlFault extends Error {
  override readonly name = "ControlFault";
  readonly status: 400 | 404 | 409 | 413;

  constructor(status: ControlFault["status"], message: string) {
    super(message);
    this.status = status;
  }
}
