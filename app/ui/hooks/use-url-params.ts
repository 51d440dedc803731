import { useSearchParams } from "@remix-run/react";

type Changes = Readonly<Record<string, string | null>>;

/** What is chosen on a screen, as it stands in the URL: so it can be linked and gone back to. `change` leaves the rest as it is; null takes away. */
export function useUrlParams(): { params: URLSearchParams; change: (changes: Changes) => void } {
  const [params, setParams] = useSearchParams();
  const change = (changes: Changes) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      for (const [key, value] of Object.entries(changes)) {
        if (value) next.set(key, value);
        else next.delete(key);
      }
      return next;
    });
  return { params, change };
}
