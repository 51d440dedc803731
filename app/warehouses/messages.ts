import { catalogue } from "#app/platform/messages/catalogue.ts";

/** What connecting and running warehouses says: of forms, of what Shopify or a provider refused, and of providers that do not answer. */
export const warehouses = catalogue("warehouses", {
  // Its forms.
  "no-name": "Name the warehouse",
  "name-too-long_one": "Use {{count}} character at most",
  "name-too-long_other": "Use {{count}} characters at most",
  "not-whole": "Enter a whole number",
  "rank-too-low": "1 is the first rank",
  "no-time-zone": "Choose a time zone",
  "no-cut-off": "Enter the cut-off as hours and minutes, e.g. 16:00",
  "no-working-day": "Choose at least one working day",
  "not-a-date": "Write dates as 2026-12-25, separated by commas",
  "too-many-closed-days_one": "Use {{count}} date at most",
  "too-many-closed-days_other": "Use {{count}} dates at most",
  "no-location": "Choose a location",
  "no-building": "Choose a building",
  "no-channel": "Choose a channel",
  "no-street": "Enter the street and number",
  "no-city": "Enter the city",
  "no-country": "Choose the country",
  "no-amount": "Enter an amount",
  "negative-amount": "An amount can't be negative",
  "amount-too-large": "That amount is too large",
  "no-days": "Enter how many days a parcel takes",
  "days-out-of-range": "Enter 0 to 30 days",
  "days-turned": "The longest can't be shorter than the shortest",
  "no-zone-name": "Name the zone",
  "not-a-country-code": "Use two-letter country codes, or * for everywhere else",
  "no-countries": "Name at least one country, or * for everywhere else",
  "no-zones": "Add at least one zone: a warehouse without zones ships nowhere",
  "other-currency": "Prices are in the shop's currency, {{currency}}.",

  // The zones that a price list begins with.
  "zone-home": "Domestic",
  "zone-europe": "Europe",
  "zone-elsewhere": "Rest of world",

  // Connecting and disconnecting.
  "building-connected": 'That building is connected already, as "{{warehouse}}".',
  "already-connected": '"{{warehouse}}" is connected already.',
  "had-another": 'You have had another warehouse called "{{warehouse}}". Choose another name.',
  "not-renamed": "Shopify didn't take the new name: {{why, message}}",
  "name-taken": 'Another app or location in Shopify is already called "{{warehouse}}". Choose another name.',
  "not-added": 'Shopify couldn\'t add "{{warehouse}}": {{why, message}}',
  "no-location-given": 'Shopify gave "{{warehouse}}" no location in {{shop}}.',
  "address-refused": "Shopify didn't take the warehouse's address: {{why, message}}",
  "no-longer-connected": "This warehouse is no longer connected.",
  "other-account": "These belong to another {{provider, message}} account, or can't use this warehouse's building and channel.",
  problems: "{{problems, message}}",

  // A provider that gives no usable answer.
  "the-warehouse": "the warehouse",
  "no-longer-accepted":
    "{{provider, message}} no longer accepts these credentials for {{what, message}} ({{status}}). Renew them on the warehouse's page.",
  "makes-no-sense": "{{provider, message}}'s answer about {{what, message}} makes no sense ({{why}}).",
  late: "{{provider, message}} didn't answer {{request}} in time.",
  unreachable: "{{provider, message}} couldn't be reached for {{request}}.",
  answered: "{{provider, message}} answered {{status}} to {{request}}.",
  "not-json": "{{provider, message}}'s answer to {{request}} is not JSON.",
  "too-many-requests": "Too many requests to {{provider, message}} in this minute; try again later.",
  "our-fault": "Something went wrong in Waybill. It tries again by itself.",
});
