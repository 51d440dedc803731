import { Outlet, useLocation, useNavigation } from "@remix-run/react";
import { useAdminLoading } from "#app/ui/app-bridge.ts";
import { useWords } from "#app/ui/messages/reader-provider.tsx";
import { Skeleton } from "#app/ui/skeleton.tsx";
import { useScreensAtHand } from "./use-screens-at-hand.ts";
import { MENU } from "./menu.ts";

/** The screen at hand; while another one is fetched, its shape. Filters and forms leave the screen on show as it is. */
export function AwaitedScreen() {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  useScreensAtHand();
  useAdminLoading(navigation.state !== "idle");
  const awaited =
    navigation.state === "loading" && navigation.formMethod === undefined && navigation.location.pathname !== pathname
      ? navigation.location.pathname
      : null;
  return awaited === null ? <Outlet /> : <ShapeOf path={awaited} />;
}

function ShapeOf({ path }: { path: string }) {
  const words = useWords();
  const index = MENU.find(({ url }) => url === path);
  if (index) return <Skeleton shape={index.url === "/app/orders" ? "table" : "cards"} title={words(index.label)} />;
  return <Skeleton shape={path.startsWith("/app/orders/") ? "details" : "cards"} />;
}
