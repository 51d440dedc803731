/** How a search query was read, told in `extensions.search` where something of it means nothing. */
export type SearchNote = {
  path: readonly (string | number)[];
  query: string;
  parsed: unknown;
  warnings: { field: string; message: string; code: string }[];
};
