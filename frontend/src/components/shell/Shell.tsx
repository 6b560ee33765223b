import { AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import type { AlertCounts, Me } from '@/lib/api/shapes';
import { ConnectionBanner } from './ConnectionBanner';
import classes from './Shell.module.css';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';

interface ShellProps {
  me: Me;
  practiceName: string;
  /** How many alerts wait, where the person may see them. */
  alerts: AlertCounts | undefined;
  /** What comes over whatever is on the screen. */
  notification: ReactNode;
  palette: ReactNode;
  onSignOut: () => void;
  children: ReactNode;
}

/** The frame around every page of a signed-in person: top bar, sidebar, and the page between them. */
export function Shell({ me, practiceName, alerts, notification, palette, onSignOut, children }: ShellProps) {
  const [isOpen, menu] = useDisclosure(false);
  const pathname = usePathname();
  const { close } = menu;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu of small screens
  useEffect(close, [pathname, close]);

  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={0}
      classNames={{ root: classes.root, header: classes.header, navbar: classes.navbar, main: classes.main }}
    >
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <AppShell.Header>
        <TopBar
          me={me}
          practiceName={practiceName}
          alerts={alerts}
          isMenuOpen={isOpen}
          onMenu={menu.toggle}
          onSignOut={onSignOut}
        />
      </AppShell.Header>
      <AppShell.Navbar aria-label="Main">
        <Sidebar me={me} alerts={alerts} />
      </AppShell.Navbar>
      {notification}
      <AppShell.Main id="content" tabIndex={-1}>
        <ConnectionBanner />
        <div className={classes.page}>{children}</div>
      </AppShell.Main>
      {palette}
    </AppShell>
  );
}
