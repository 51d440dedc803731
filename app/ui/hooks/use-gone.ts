import { useState } from "react";

/** What of a list was shown on this visit and is no longer in it, until somebody hides it. */
export function useGone<Item extends { id: string }>(list: readonly Item[]): { gone: Item[]; hide: (id: string) => void } {
  const [shown, setShown] = useState<readonly Item[]>(list);
  const isListed = (item: Item) => list.some(({ id }) => id === item.id);
  const isNew = (item: Item) => !shown.some(({ id }) => id === item.id);
  if (list.some(isNew)) setShown([...shown, ...list.filter(isNew)]);
  return {
    gone: shown.filter((item) => !isListed(item)),
    hide: (hidden) => setShown(shown.filter(({ id }) => id !== hidden)),
  };
}
