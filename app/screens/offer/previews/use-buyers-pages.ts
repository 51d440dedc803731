import { useEffect, useState } from "react";

type BuyersPages = typeof import("virtual:buyers-pages");

/** The built pages, which are fetched once the editor stands; null until then. */
export function useBuyersPages(): BuyersPages | null {
  const [pages, setPages] = useState<BuyersPages | null>(null);
  useEffect(() => {
    // Where they can't be reached nothing is previewed, and all else works.
    import("virtual:buyers-pages").then(setPages, () => undefined);
  }, []);
  return pages;
}
