import {
  IconAlertTriangle,
  IconCake,
  IconEyeCheck,
  IconLockExclamation,
  IconMessageExclamation,
  IconServerCog,
  IconShieldExclamation,
  IconShieldOff,
} from '@tabler/icons-react';
import type { Alert, AlertClass, AlertKind } from '@/lib/api/shapes';
import { PRIORITY_WORDS } from '@/lib/words/alertWords';
import classes from './AlertSign.module.css';

const OF_CLASS: Record<AlertClass, typeof IconCake> = {
  patient: IconEyeCheck,
  insurance: IconShieldExclamation,
  birthday: IconCake,
  system: IconServerCog,
  security: IconLockExclamation,
};
const OF_KIND: Partial<Record<AlertKind, typeof IconCake>> = {
  'patient.urgent': IconAlertTriangle,
  'coverage.lost': IconShieldOff,
  manual: IconMessageExclamation,
};

interface AlertSignProps {
  alert: Pick<Alert, 'kind' | 'alert_class' | 'priority'>;
  isSmall?: boolean;
}

/** What an alert is about as a picture, in the colour of its priority; the words beside it say the same. */
export function AlertSign({ alert, isSmall = false }: AlertSignProps) {
  const Icon = OF_KIND[alert.kind] ?? OF_CLASS[alert.alert_class];
  return (
    <span
      className={classes.sign}
      data-tone={PRIORITY_WORDS[alert.priority].tone}
      data-small={isSmall || undefined}
      aria-hidden
    >
      <Icon size={isSmall ? 16 : 19} stroke={1.8} />
    </span>
  );
}
