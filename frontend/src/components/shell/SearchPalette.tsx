import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Spotlight } from '@mantine/spotlight';
import { IconLogout, IconMoonStars, IconSearch, IconSun, IconUserPlus } from '@tabler/icons-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Me, PatientListItem } from '@/lib/api/shapes';
import { openPlaces } from './navigation';
import { PatientMatch } from './PatientMatch';
import { paletteStore, useFirstChosen } from './palette';
import classes from './SearchPalette.module.css';

interface SearchPaletteProps {
  me: Me;
  text: string;
  onText: (text: string) => void;
  patients: readonly PatientListItem[];
  isSearching: boolean;
  onSignOut: () => void;
}

interface PaletteAction {
  label: string;
  icon: ReactNode;
  run: () => void;
}

/** Everything by its name: patients, pages and actions, under Ctrl K. */
export function SearchPalette({ me, text, onText, patients, isSearching, onSignOut }: SearchPaletteProps) {
  const router = useRouter();
  useFirstChosen(patients.map(({ id }) => id).join());
  const seesPatients = me.permissions.includes('patient.read');
  const actions = useActions(me, onSignOut).filter(({ label }) =>
    label.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <Spotlight.Root
      store={paletteStore}
      classNames={{ action: classes.action, search: classes.search }}
      attributes={{ content: { 'aria-label': 'Search everything' } }}
      radius="lg"
      query={text}
      onQueryChange={onText}
      scrollable
      maxHeight={460}
      tagsToIgnore={[]}
    >
      <Spotlight.Search
        placeholder={seesPatients ? 'Name, record number, phone or birth date; or a page' : 'A page or an action'}
        leftSection={<IconSearch size={19} stroke={1.7} />}
        aria-label="Search everything"
      />
      <Spotlight.ActionsList>
        {patients.length > 0 ? (
          <Spotlight.ActionsGroup label="Patients">
            {patients.map((patient) => (
              <Spotlight.Action key={patient.id} onClick={() => router.push(`/patients/${patient.id}` as Route)}>
                <PatientMatch patient={patient} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {actions.length > 0 ? (
          <Spotlight.ActionsGroup label="Go to">
            {actions.map(({ label, icon, run }) => (
              <Spotlight.Action key={label} label={label} leftSection={icon} onClick={run} />
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {patients.length === 0 && actions.length === 0 ? (
          <Spotlight.Empty>{isSearching ? 'Searching…' : 'Nothing has that name.'}</Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={classes.footer}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> to choose
        </span>
        <span>
          <kbd>Enter</kbd> to open
        </span>
        <span>
          <kbd>Esc</kbd> to close
        </span>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}

function useActions(me: Me, onSignOut: () => void): PaletteAction[] {
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const places = openPlaces(me.permissions).flatMap(([, each]) => each);
  const pages = places.map(({ label, href, icon: Icon }) => ({
    label,
    icon: <Icon size={19} stroke={1.7} />,
    run: () => router.push(href),
  }));
  const add = {
    label: 'New patient',
    icon: <IconUserPlus size={19} stroke={1.7} />,
    run: () => router.push('/patients/new'),
  };
  return [
    ...pages,
    ...(me.permissions.includes('patient.write') ? [add] : []),
    {
      label: isDark ? 'Use light colors' : 'Use dark colors',
      icon: isDark ? <IconSun size={19} stroke={1.7} /> : <IconMoonStars size={19} stroke={1.7} />,
      run: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
    { label: 'Sign out', icon: <IconLogout size={19} stroke={1.7} />, run: onSignOut },
  ];
}
