/** That a warehouse no longer accepts our credentials, in the merchant's words. */
export function wordsOfRefusal(warehouseName: string): string {
  return `${warehouseName} no longer accepts Waybill's credentials. Parcels for it wait; they go on when you renew its credentials.`;
}
