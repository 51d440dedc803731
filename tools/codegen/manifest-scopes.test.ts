import { expect, test } from "vitest";
import { compareScopes } from "./compare-scopes.ts";
import { manifestScopes } from "./manifest-scopes.ts";

const proxied = { app_proxy: { url: "/proxy", prefix: "apps", subpath: "waybill" } };
const postPurchase = { extensions: [{ type: "checkout_post_purchase", handle: "offers" }] };
const block = { api_version: "2026-07", extensions: [{ type: "ui_extension", handle: "block" }] };

test("an app proxy and a page after the purchase need scopes that no document asks for", () => {
  const groups = manifestScopes(proxied, [block, postPurchase]);

  expect(compareScopes(groups, [], []).missing).toHaveLength(2);
  expect(compareScopes(groups, ["write_app_proxy", "write_checkout_extensions_apis"], [])).toEqual({ missing: [], superfluous: [] });
});

test("a web pixel needs to read what customers do, also where the merchant is asked for it later", () => {
  const groups = manifestScopes({}, [{ extensions: [{ type: "web_pixel_extension", handle: "pixel" }] }]);
  expect(compareScopes(groups, [], []).missing).toHaveLength(1);
  expect(compareScopes(groups, [], ["read_customer_events"])).toEqual({ missing: [], superfluous: [] });
});

test("without them, those scopes are too much", () => {
  expect(compareScopes(manifestScopes({}, [block]), ["write_app_proxy", "write_checkout_extensions_apis"], []).superfluous).toHaveLength(2);
});

test("reading alone opens neither", () => {
  expect(compareScopes(manifestScopes(proxied, []), ["read_app_proxy"], []).missing).toHaveLength(1);
});
