/** The app whose extensions the shop hosts, as Shopify knows it. */
export type HostedApp = {
  clientId: string;
  clientSecret: string;
  /** Where it answers. */
  origin: () => string;
  /** Its `application_url`: what its extensions may have been built with. */
  applicationUrl: string;
  /** Folder in which each extension has one of its own. */
  extensionsFolder: string;
  /** What the merchant set in the checkout and theme editors, by the extension's handle (a theme block's is `handle/block`). */
  settings: Map<string, Record<string, string | number | boolean>>;
};
