/** An event whose body says nothing that could be applied, now or later: it is given up at once, kept, and shown. */
export class UnreadableEvent extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "UnreadableEvent";
  }
}
