type Asked = { requestStatus: string; requestedAt: Date | null; cancellationAskedAt: Date | null };

/** Shopify wants each request and each cancellation answered within 24 hours; what is not by then is answered this long after it was asked. */
export const ANSWER_AFTER_MS = 22 * 60 * 60_000;

/** Whether a request, or a cancellation, waits for its answer so long that nobody can be waited for any more. */
export function isOverdue({ requestStatus, requestedAt, cancellationAskedAt }: Asked, now: Date): boolean {
  const askedAt = requestStatus === "SUBMITTED" ? requestedAt : requestStatus === "CANCELLATION_REQUESTED" ? cancellationAskedAt : null;
  return askedAt !== null && now.getTime() - askedAt.getTime() >= ANSWER_AFTER_MS;
}
