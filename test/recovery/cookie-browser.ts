/** A browser that has never been in the shop at `url`: it keeps cookies, follows redirects and posts forms. */
export function cookieBrowser(url: string) {
  const cookies = new Map<string, string>();
  return async function visit(address: string, form?: Record<string, string>): Promise<{ path: string; page: string }> {
    const { pathname, search } = new URL(address, url);
    const answer = await fetch(url + pathname + search, {
      redirect: "manual",
      headers: { cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (set.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    const to = answer.headers.get("location");
    return to === null ? { path: pathname, page: await answer.text() } : visit(to);
  };
}
