import { useEffect } from "react";

/**
 * Has the code of every screen of the admin fetched once the first one stands: whoever loses the connection afterwards, and opens another screen or
 * scans for the first time, is told so by Waybill, not by the browser in its place. Remix reloads the document where the code of a route can't be fetched.
 */
export function useScreensAtHand(): void {
  useEffect(() => {
    const routes = Object.values(window.__remixManifest.routes).filter(({ id }) => id.startsWith("routes/app"));
    for (const href of new Set(routes.flatMap(({ module, imports = [] }) => [module, ...imports]))) {
      if (document.head.querySelector(`link[rel="modulepreload"][href="${CSS.escape(href)}"]`)) continue;
      document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href, fetchPriority: "low" }));
    }
  }, []);
}
