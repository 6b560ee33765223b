import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { AlertCounts, Me } from '@/lib/api/shapes';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { initialsOfName } from '@/lib/words/accountWords';
import { AlertBadge } from './AlertBadge';
import { openPlaces } from './navigation';
import classes from './Sidebar.module.css';

/** Where one can go, and who one is. */
export function Sidebar({ me, alerts }: { me: Me; alerts: AlertCounts | undefined }) {
  const pathname = usePathname();
  return (
    <div className={classes.sidebar}>
      {openPlaces(me.permissions).map(([heading, places]) => (
        <div key={heading} className={classes.group}>
          <p className={classes.heading} id={`places-${heading}`}>
            {heading}
          </p>
          <ul className={classes.list} aria-labelledby={`places-${heading}`}>
            {places.map(({ label, href, icon: Icon }) => {
              const isHere = pathname === href || pathname.startsWith(`${href}/`);
              return (
                <li key={href}>
                  <Link href={href} className={classes.place} aria-current={isHere ? 'page' : undefined}>
                    <Icon size={19} stroke={1.7} aria-hidden />
                    {label}
                    {href === '/alerts' ? <AlertBadge counts={alerts} /> : null}
                  </Link>
                </li>
              );
            })}
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
