import { isDeepStrictEqual } from "node:util";

const GID = /gid:\/\/shopify\/(\w+)\/([\w-]+)/g;
const DIGEST = /^[0-9a-f]{64}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** Which of ours stands for which of the recorded store's ids and running numbers. */
export type Namesakes = { ours: Map<string, string>; recorded: Map<string, string> };

export const noNamesakes = (): Namesakes => ({ ours: new Map(), recorded: new Map() });

/** What Shopify asks a map for. */
const fromAMap = new Set(["latitude", "longitude", "addressVerified", "suggestedAddresses"]);

/** What the recording says with our ids in the place of its own. */
export function withOurIds<Value>(value: Value, { ours }: Namesakes): Value {
  if (ours.size === 0 || value === undefined) return value;
  const text = JSON.stringify(value).replace(
    /gid:\/\/shopify\/\w+\/[\w-]+|\beyJ[\w+/=-]{20,}|\d{9,}|#[A-Z]?\d{2,}|\b[0-9a-f]{64}\b/g,
    (found) => ours.get(found) ?? found,
  );
  return JSON.parse(text) as Value;
}

/**
 * Where ours differs from the recorded answer, as paths with both sides; empty when they are the same up to ids, times, cursors, running numbers and
 * what an address is on a map. Ids that
 * are met for the first time in the same place are namesakes from then on. `shape` says that only what can be known without the store's past
 * is compared: the kinds of values, not the values, and neither nullness nor length.
 */
export function differences(recorded: unknown, ours: unknown, namesakes: Namesakes, shape: boolean, path = ""): string[] {
  const here = (): string[] => [`${path || "answer"}: ${short(recorded)} ≠ ${short(ours)}`];
  if (fromAMap.has(path.split(".").at(-1) ?? "")) return [];
  if (recorded == null || ours == null) return recorded == ours || shape ? [] : here();
  if (Array.isArray(recorded)) {
    if (!Array.isArray(ours) || (!shape && recorded.length !== ours.length)) return here();
    const length = Math.min(recorded.length, ours.length);
    return Array.from({ length }, (_, index) =>
      differences(recorded[index], ours[index] as unknown, namesakes, shape, `${path}.${index}`),
    ).flat();
  }
  if (typeof recorded === "object") {
    if (typeof ours !== "object" || Array.isArray(ours)) return here();
    const names = new Set([...Object.keys(recorded), ...Object.keys(ours)]);
    return [...names].flatMap((name) =>
      differences(
        (recorded as Record<string, unknown>)[name],
        (ours as Record<string, unknown>)[name],
        namesakes,
        shape,
        `${path}.${name}`,
      ),
    );
  }
  return sameLeaf(recorded, ours, namesakes, shape, path.split(".").at(-1) ?? "") ? [] : here();
}

function sameLeaf(recorded: unknown, ours: unknown, namesakes: Namesakes, shape: boolean, name: string): boolean {
  if (typeof recorded !== "string" || typeof ours !== "string") return shape ? typeof recorded === typeof ours : recorded === ours;
  if (/cursor$/i.test(name)) {
    if (!shape) namesakes.ours.set(recorded, ours);
    return true;
  }
  if (TIME.test(recorded) && TIME.test(ours)) return true;
  const [theirs, mine] = [recorded.match(GID), ours.match(GID)];
  if (theirs && mine && theirs.length === mine.length && withOurIds(recorded.replace(GID, ""), namesakes) === ours.replace(GID, "")) {
    return theirs.every((gid, index) => pair(gid, mine[index] ?? "", namesakes, shape));
  }
  if (recorded === ours || shape) return true;
  if (/^\d{9,}$/.test(recorded) && /^\d{6,}$/.test(ours)) return pair(recorded, ours, namesakes, shape);
  if (DIGEST.test(recorded) && DIGEST.test(ours)) return pair(recorded, ours, namesakes, shape);
  if (/^#[A-Z]?\d+/.test(recorded) && /^#[A-Z]?\d+/.test(ours)) return pair(recorded, ours, namesakes, shape);
  return isDeepStrictEqual(withOurIds(recorded, namesakes), ours);
}

function pair(recorded: string, ours: string, namesakes: Namesakes, shape: boolean): boolean {
  if (recorded.split("/")[3] !== ours.split("/")[3]) return false;
  if (shape) return true;
  const known = namesakes.ours.get(recorded);
  // Shopify answers one job to what is asked within a moment.
  if (known !== undefined) return known === ours || recorded.startsWith("gid://shopify/Job/");
  if (namesakes.recorded.has(ours)) return false;
  becomeNamesakes(recorded, ours, namesakes);
  return true;
}

/** From now on ours stands for the recorded one. */
export function becomeNamesakes(recorded: string, ours: string, namesakes: Namesakes): void {
  namesakes.ours.set(recorded, ours);
  namesakes.recorded.set(ours, recorded);
  const [number, mine] = [/\d{9,}$/.exec(recorded)?.[0], /\d{6,}$/.exec(ours)?.[0]];
  if (number && mine && number !== recorded) namesakes.ours.set(number, mine);
}

const short = (value: unknown) => (JSON.stringify(value) ?? "nothing").slice(0, 300);
