import { Link } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { ShopFactsProvider } from "./shop-facts.tsx";
import type { ShopFacts } from "./shop-facts.tsx";

/** What stands around every screen: Polaris, the admin's menu, and the facts of the shop. App Bridge's script is in the head (root.tsx). */
export function AdminFrame({ apiKey, shop, children }: { apiKey: string; shop: ShopFacts; children: React.ReactNode }) {
  return (
    <AppProvider apiKey={apiKey} isEmbeddedApp={false}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
        <Link to="/app/orders">Orders</Link>
        <Link to="/app/warehouses">Warehouses</Link>
        <Link to="/app/packing">Built-in warehouse</Link>
        <Link to="/app/exceptions">Exceptions</Link>
        <Link to="/app/settings">Settings</Link>
      </NavMenu>
      <ShopFactsProvider value={shop}>{children}</ShopFactsProvider>
    </AppProvider>
  );
}
