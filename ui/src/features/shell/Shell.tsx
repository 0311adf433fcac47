/** The frame of every page that is not the unlock page: bars, navigation, and the page itself. */
import { Outlet, useLocation } from "@tanstack/react-router";

import type { Who } from "../../ipc/generated/commands";
import { useLock } from "../../ipc/queries";
import { useShortcut } from "../../nhs/useShortcut";
import { LastAct } from "./LastAct";
import { MadeUp } from "./MadeUp";
import { Notices } from "./Notices";
import { Outside } from "./Outside";
import { SideNav } from "./SideNav";
import { StatusBar } from "./StatusBar";
import { TopBar } from "./TopBar";
import { useRegions } from "./useRegions";

export function Shell({ who }: { readonly who: Who }) {
  const lock = useLock();
  const { pathname } = useLocation();
  const doLock = (): void => lock.mutate();
  useShortcut("l", doLock);
  useRegions();
  return (
    <div className="rt-shell">
      <a
        className="nhsuk-skip-link rt-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        Skip to main content
      </a>
      <TopBar who={who} lock={doLock} />
      <SideNav on={pathname} />
      <div className="rt-page">
        <MadeUp />
        <Notices />
        <Outside />
        <main className="rt-main" id="main" tabIndex={-1}><Outlet /></main>
        <LastAct />
      </div>
      <StatusBar />
    </div>
  );
}
