import { z } from "zod";
import { defineEvent } from "#app/platform/events/event-type.ts";

/** A shop has installed the app, for the first time or again. Said once for each installation. */
export const appInstalled = defineEvent("app.installed", {
  payload: z.object({ installedAt: z.iso.datetime() }),
  key: () => "shop",
  dedupeKey: ({ installedAt }) => `installed ${installedAt}`,
});

/** A shop has uninstalled the app, and is not installed now, or again since. Said once for each uninstallation. */
export const appUninstalled = defineEvent("app.uninstalled", {
  payload: z.object({ uninstalledAt: z.iso.datetime() }),
  key: () => "shop",
  dedupeKey: ({ uninstalledAt }) => `uninstalled ${uninstalledAt}`,
});

/** The shop sells in another currency from now on. */
export const currencyChanged = defineEvent("currency.changed", {
  payload: z.object({ from: z.string(), to: z.string(), changedAt: z.iso.datetime() }),
  key: () => "shop",
  dedupeKey: ({ changedAt }) => `currency ${changedAt}`,
});

/** The merchant has granted scopes or taken them back, and which stand now is noted. */
export const scopesChanged = defineEvent("scopes.changed", {
  payload: z.object({ changedAt: z.iso.datetime() }),
  key: () => "scopes",
  dedupeKey: ({ changedAt }) => `scopes ${changedAt}`,
});
