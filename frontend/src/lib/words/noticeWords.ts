import type { Notice, NoticeChannel, NoticeState, NoticeTemplate } from '@/lib/api/shapes';
import type { Tone } from './patientWords';

export const CHANNEL_WORDS: Record<NoticeChannel, string> = { email: 'Email', sms: 'Text message' };

export const TEMPLATE_WORDS: Record<NoticeTemplate, string> = {
  urgent: 'Urgent alert',
  digest: 'Digest',
  escalation: 'Escalation',
  security: 'Security',
  invitation: 'Invitation',
  password_reset: 'New password',
  password_changed: 'Password changed',
  email_verification: 'Confirming an address',
  account_exists: 'Account exists already',
  second_factor_changed: 'Second factor changed',
  rights_changed: 'Rights changed',
};

/** Those that tell of alerts, of one or of several; the others are about an account. */
const OF_ALERTS: ReadonlySet<NoticeTemplate> = new Set(['urgent', 'digest', 'escalation', 'security'] as const);

/** What a notice is: mails about an account tell of no alert. */
export function noticeTitle({ template, alerts }: Pick<Notice, 'template' | 'alerts'>): string {
  const count = `${alerts} ${alerts === 1 ? 'alert' : 'alerts'}`;
  return OF_ALERTS.has(template) ? `${TEMPLATE_WORDS[template]} · ${count}` : TEMPLATE_WORDS[template];
}

interface StateWords {
  label: string;
  tone: Tone;
  meaning: string;
}

/** What became of a notice; the most pressing first. */
export const NOTICE_STATE_WORDS: Record<NoticeState, StateWords> = {
  unknown: {
    label: 'Not known',
    tone: 'amber',
    meaning: 'The provider cannot say whether it went. It is not sent twice.',
  },
  failed: { label: 'Failed', tone: 'red', meaning: 'It could not be sent.' },
  bounced: { label: 'Bounced', tone: 'red', meaning: 'The address does not take it.' },
  suppressed: { label: 'Held back', tone: 'amber', meaning: 'The address bounced before, or complained.' },
  waiting: { label: 'Waiting', tone: 'violet', meaning: 'It is sent when its time has come.' },
  sending: { label: 'Sending', tone: 'blue', meaning: 'It was handed to the provider.' },
  sent: { label: 'Sent', tone: 'teal', meaning: 'The provider has taken it.' },
  delivered: { label: 'Delivered', tone: 'teal', meaning: 'The provider says that it arrived.' },
  kept: { label: 'Kept here', tone: 'gray', meaning: 'There is no provider; this is what would have been sent.' },
};
