import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { AlertCounts, Me } from '@/lib/api/shapes';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { initialsOfName } from '@/lib/words/accountWords';
import { AlertBadge } from './AlertBadge';
import { openPlaces, placeAt } from './navigation';
import classes from './Sidebar.module.css';

/** Where one can go, and who one is. */
export function Sidebar({ me, alerts }: { me: Me; alerts: AlertCounts | undefined }) {
  const open = openPlaces(me.permissions);
  const here = placeAt(
    usePathname(),
    open.flatMap(([, places]) => places),
  );
  return (
    <div className={classes.sidebar}>
      {open.map(([heading, places]) => (
        <div key={heading} className={classes.group}>
          <p className={classes.heading} id={`places-${heading}`}>
            {heading}
          </p>
          <ul className={classes.list} aria-labelledby={`places-${heading}`}>
            {places.map(({ label, href, icon: Icon }) => (
              <li key={href}>
                <Link href={href} className={classes.place} aria-current={href === here?.href ? 'page' : undefined}>
                  <Icon size={19} stroke={1.7} aria-hidden />
                  {label}
                  {href === '/alerts' ? <AlertBadge counts={alerts} /> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <div className={classes.me}>
        <PersonAvatar initials={initialsOfName(me.name)} size={36} />
        <div className={classes.words}>
          <strong>{me.name}</strong>
          <span>{me.role_name}</span>
        </div>
      </div>
    </div>
  );
}
