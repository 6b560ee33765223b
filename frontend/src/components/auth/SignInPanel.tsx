import { IconActivityHeartbeat, IconFileCheck, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { LogoMark } from '@/lib/ui/Logo';
import { PulseLine } from './PulseLine';
import classes from './SignInPanel.module.css';

const PROMISES = [
  { icon: IconActivityHeartbeat, words: 'Every status change reaches every open screen at once.' },
  { icon: IconFileCheck, words: 'Coverage, copays and deductibles read straight from the payer’s answer.' },
  { icon: IconShieldLock, words: 'Records are sealed on disk, and every look at one leaves a trace.' },
];

interface SignInPanelProps {
  title: string;
  subtitle: string;
  /** For a form of several parts: wider, and it begins at the top. */
  isLong?: boolean;
  children: ReactNode;
}

/** The page before the door: what PFINNI is beside the form that opens it. */
export function SignInPanel({ title, subtitle, isLong = false, children }: SignInPanelProps) {
  return (
    <div className={classes.page}>
      <aside className={classes.brand}>
        <div className={classes.poster}>
          <div className={classes.sign}>
            <LogoMark size={40} />
            <span>PFINNI</span>
          </div>
          <div>
            <p className={classes.claim}>The practice, at a glance.</p>
            <ul className={classes.promises}>
              {PROMISES.map(({ icon: Icon, words }) => (
                <li key={words}>
                  <span className={classes.icon} aria-hidden>
                    <Icon size={20} stroke={1.7} />
                  </span>
                  {words}
                </li>
              ))}
            </ul>
          </div>
          <PulseLine />
          <p className={classes.foot}>Patients, insurance and the people who care.</p>
        </div>
      </aside>
      <main className={classes.main} data-long={isLong || undefined} id="content">
        <div className={classes.box}>
          <div className={classes.smallSign}>
            <LogoMark size={36} />
            <span>PFINNI</span>
          </div>
          <h1 className={classes.title}>{title}</h1>
          <p className={classes.subtitle}>{subtitle}</p>
          {children}
        </div>
      </main>
    </div>
  );
}
