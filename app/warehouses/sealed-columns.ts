/** Where a warehouse's secrets are kept: a sealed text opens only for the shop and column that it was sealed for. */
export const CREDENTIALS = "warehouse.credentials";
export const WEBHOOK_SECRET = "warehouse.webhookSecret";
