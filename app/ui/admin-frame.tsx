import { Link } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import english from "@shopify/polaris/locales/en.json";
import type { Reader } from "#app/platform/messages/languages.ts";
import { pseudoPolaris } from "#app/platform/messages/pseudo.ts";
import { ReaderProvider } from "./messages/reader-provider.tsx";
import { ShopFactsProvider } from "./shop-facts.tsx";
import type { ShopFacts } from "./shop-facts.tsx";

type Props = { apiKey: string; shop: ShopFacts; reader: Reader; children: React.ReactNode };

/** What stands around every screen: Polaris, the admin's menu, and the facts of the shop. App Bridge's script is in the head (root.tsx). */
export function AdminFrame({ apiKey, shop, reader, children }: Props) {
  return (
    <AppProvider apiKey={apiKey} isEmbeddedApp={false} i18n={reader.language === "en-XA" ? pseudoPolaris(english) : english}>
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
      <ReaderProvider reader={reader}>
        <ShopFactsProvider value={shop}>{children}</ShopFactsProvider>
      </ReaderProvider>
    </AppProvider>
  );
}
