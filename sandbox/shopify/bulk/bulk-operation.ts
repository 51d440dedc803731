/** One bulk query, from its order to its file. Times are ISO 8601; counts are numbers here and strings in answers. */
export type BulkOperation = {
  readonly number: number;
  readonly query: string;
  readonly createdAt: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELING" | "CANCELED";
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | null;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number;
};
