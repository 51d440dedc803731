/**
 * The floors of the house (docs/architecture.md), lowest first: the one map from which the import rules and the table rule are made.
 *
 * A folder of `app/` may import from itself and from floors below. Rooms that share a floor know nothing of each other.
 */
export const floors: readonly (readonly string[])[] = [
  ["contracts"],
  ["platform"],
  ["shopify"],
  ["orders", "catalog", "inventory", "customers"],
  ["messaging"],
  ["warehouses"],
  ["parcels"],
  ["stock"],
  ["routing"],
  ["fulfillment"],
  ["packing"],
  ["offers"],
  ["recovery"],
  ["flow"],
  ["economics"],
  ["service"],
  ["alerts"],
  ["insights"],
  ["ui"],
  ["screens"],
  ["routes"],
];

/** Every folder that may stand in `app/`. */
export const folders: readonly string[] = floors.flat();

/** Higher than every folder: what stands in `app/` itself joins the rooms together. */
const ROOF = floors.length;

/** The folder of `app/` that a file stands in, by its path from the root; undefined outside `app/` and in `app/` itself. */
export function folderOf(path: string): string | undefined {
  return /^app\/([^/]+)\//.exec(path)?.[1];
}

/** Height of a folder, the ground being 0. A folder that is not on the map has none. */
export function heightOf(folder: string | undefined): number | undefined {
  if (folder === undefined) return ROOF;
  const height = floors.findIndex((floor) => floor.includes(folder));
  return height === -1 ? undefined : height;
}

/** How one folder stands to another, as far as the map knows both. */
export function standing(folder: string | undefined, other: string): "same" | "below" | "beside" | "above" | "unknown" {
  const [own, its] = [heightOf(folder), heightOf(other)];
  if (own === undefined || its === undefined) return "unknown";
  if (folder === other) return "same";
  if (own === its) return "beside";
  return its < own ? "below" : "above";
}
