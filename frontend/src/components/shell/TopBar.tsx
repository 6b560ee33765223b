import { Burger } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import Link from 'next/link';
import type { AlertCounts, Me } from '@/lib/api/shapes';
import { LogoMark } from '@/lib/ui/Logo';
import { AlertBell } from './AlertBell';
import { ColorSchemeToggle } from './ColorSchemeToggle';
import { LiveIndicator } from './LiveIndicator';
import { openPalette } from './palette';
import classes from './TopBar.module.css';
import { UserMenu } from './UserMenu';

interface TopBarProps {
  me: Me;
  practiceName: string;
  alerts: AlertCounts | undefined;
  isMenuOpen: boolean;
  onMenu: () => void;
  onSignOut: () => void;
}

/** The practice, the search, and what belongs to the person. */
export function TopBar({ me, practiceName, alerts, isMenuOpen, onMenu, onSignOut }: TopBarProps) {
  const seesPatients = me.permissions.includes('patient.read');
  return (
    <div className={classes.bar}>
      <div className={classes.start}>
        <Burger
          opened={isMenuOpen}
          onClick={onMenu}
          size="sm"
          hiddenFrom="sm"
          aria-label={isMenuOpen ? 'Close the menu' : 'Open the menu'}
          aria-expanded={isMenuOpen}
        />
        <Link href="/" className={classes.brand} aria-label="PFINNI, home">
          <LogoMark />
          <span className={classes.name}>PFINNI</span>
        </Link>
        <span className={classes.practice}>{practiceName}</span>
      </div>
      <button type="button" className={classes.search} onClick={openPalette}>
        <IconSearch size={17} stroke={1.8} aria-hidden />
        <span className={classes.searchWords}>
          {seesPatients ? 'Search patients, pages, actions…' : 'Search pages and actions…'}
        </span>
        <kbd className={classes.key}>Ctrl K</kbd>
      </button>
      <div className={classes.end}>
        {me.permissions.includes('dashboard.read') ? <LiveIndicator /> : null}
        {me.permissions.includes('alert.read') ? <AlertBell counts={alerts} /> : null}
        <ColorSchemeToggle />
        <UserMenu me={me} onSignOut={onSignOut} />
      </div>
    </div>
  );
}
