import { byNumber, byTime } from "./filters.ts";

/** What every record of a shop can be found by. */
export const byIdAndTime = {
  id: byNumber<{ id: number }>(({ id }) => id),
  created_at: byTime<{ createdAt: number }>(({ createdAt }) => createdAt),
  updated_at: byTime<{ updatedAt: number }>(({ updatedAt }) => updatedAt),
};

/** … and sorted by. */
export const createdAndUpdated = {
  CREATED_AT: (item: { createdAt: number }) => item.createdAt,
  UPDATED_AT: (item: { updatedAt: number }) => item.updatedAt,
};
