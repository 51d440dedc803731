/** A result file is gone (after seven days), was cut off, or does not hold what Shopify says it does. In each case it is made anew. */
export class BulkFileFault extends Error {
  readonly code: "gone" | "cut-off" | "corrupt";

  constructor(code: BulkFileFault["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "BulkFileFault";
    this.code = code;
  }
}
