/**
 * Seconds before each retry of a webhook: eight of them, each about three times the one before, four hours together. The first come soon, so that
 * an app that is only restarting has its webhooks at once.
 */
export const retryDelays: readonly number[] = [4, 12, 36, 110, 330, 1000, 3000, 9908];
