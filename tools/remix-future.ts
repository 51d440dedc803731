/** How Remix 2 behaves where its next version will behave otherwise. The build and the tests of routes must agree on it. */
export const remixFuture = {
  v3_fetcherPersist: true,
  v3_relativeSplatPath: true,
  v3_throwAbortReason: true,
  // Shopify's library for Remix answers with plain responses, which single fetch does not pass on.
  v3_singleFetch: false,
  v3_lazyRouteDiscovery: false,
} as const;
