import { Badge } from "#app/ui/badge.tsx";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { stageOf } from "./stages.ts";

/** A stage, or a state of a connection, in a word. */
export function StageBadge({ stage }: { stage: string }) {
  const words = useWords();
  const { label, ...look } = stageOf(stage);
  return <Badge {...look}>{words(label)}</Badge>;
}
