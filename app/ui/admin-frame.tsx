import { Link } from "@remix-run/react";
import english from "@shopify/polaris/locales/en.json";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { NavMenu } from "@shopify/app-bridge-react";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import type { Reader } from "#app/platform/messages/languages.ts";
import type { Message } from "#app/platform/messages/message.ts";
import { pseudoPolaris } from "#app/platform/messages/pseudo.ts";
import { ReaderProvider, useWords } from "./messages/reader-provider.tsx";
import { ShopFactsProvider } from "./shop-facts.tsx";
import type { ShopFacts } from "./shop-facts.tsx";
import ownStyles from "./waybill.css?url";

type Props = {
  apiKey: string;
  shop: ShopFacts;
  reader: Reader;
  /** The app's pages in the admin's menu; the first is the one that the app's own name opens. */
  menu: Menu;
  children: React.ReactNode;
};

type Menu = readonly { label: Message; url: string }[];

/** What stands around every screen: Polaris, the admin's menu, and the facts of the shop. App Bridge's script is in the head (root.tsx). */
export function AdminFrame({ apiKey, shop, reader, menu, children }: Props) {
  return (
    <AppProvider apiKey={apiKey} isEmbeddedApp={false} i18n={reader.language === "en-XA" ? pseudoPolaris(english) : english}>
      <ReaderProvider reader={reader}>
        <MenuLinks menu={menu} />
        <ShopFactsProvider value={shop}>{children}</ShopFactsProvider>
      </ReaderProvider>
    </AppProvider>
  );
}

function MenuLinks({ menu }: { menu: Menu }) {
  const words = useWords();
  return (
    <NavMenu>
      {menu.map(({ label, url }, index) => (
        <Link key={url} to={url} rel={index === 0 ? "home" : undefined}>
          {words(label)}
        </Link>
      ))}
    </NavMenu>
  );
}

/** The style sheets that the frame's route links. */
export const frameStyles = [polarisStyles, ownStyles].map((href) => ({ rel: "stylesheet", href }));
