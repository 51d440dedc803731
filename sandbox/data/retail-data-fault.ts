/** A data file that can't be used; the message says where it is wrong and what was expected. */
export class RetailDataFault extends Error {
  override readonly name = "RetailDataFault";
}
