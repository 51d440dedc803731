import { useState } from "react";
import type { JourneyDefinition } from "#app/recovery/journeys/journey-definition.ts";
import { isSameValue } from "./is-same-value.ts";

/** A journey as it is being changed, and the saved one that the changes began from. */
export type Draft = { name: string; definition: JourneyDefinition };
type Saved = Draft & { revision: number };

/** Which steps were taken out is noted by whoever saves, and no change. */
const isSame = (one: Draft, other: Draft): boolean =>
  one.name === other.name && isSameValue({ ...one.definition, removed: {} }, { ...other.definition, removed: {} });

/**
 * A journey on the screen. What somebody else saves meanwhile is taken over as long as nothing is typed here; after that it is said, and
 * nothing typed is lost: either may stand.
 */
export function useDraft(saved: Saved) {
  const [base, setBase] = useState(saved);
  const [draft, setDraft] = useState<Draft>(saved);
  const dirty = !isSame(base, draft);
  const begin = () => {
    setBase(saved);
    setDraft(saved);
  };
  // What was just saved here comes back as it was typed.
  if (saved.revision !== base.revision && (!dirty || isSame(saved, draft))) begin();
  return {
    draft,
    dirty,
    /** Of what the changes began from. */
    revision: base.revision,
    isOvertaken: dirty && saved.revision > base.revision,
    change: (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change })),
    /** Lets what is typed go, and shows what is saved. */
    discard: begin,
  };
}
