import { register } from "@shopify/web-pixels-extension";
import { followFunnel } from "./follow-funnel.ts";

register((api) => {
  followFunnel(api);
});
