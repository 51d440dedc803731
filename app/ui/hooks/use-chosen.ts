import { useState } from "react";

/** Which of some things are chosen, by their ids, and a way to choose one or let it go again. */
export function useChosen(first: Iterable<string> = []): [ReadonlySet<string>, (id: string) => void] {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(first));
  const toggle = (id: string) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return [chosen, toggle];
}
