import { IconMail, IconMessage } from '@tabler/icons-react';
import classes from './ProviderNotes.module.css';

interface ProviderNotesProps {
  hasMailProvider: boolean;
  hasSmsProvider: boolean;
}

/** Whether anything leaves the house at all. */
export function ProviderNotes({ hasMailProvider, hasSmsProvider }: ProviderNotesProps) {
  const channels = [
    { label: 'Email', icon: IconMail, isSet: hasMailProvider },
    { label: 'Text messages', icon: IconMessage, isSet: hasSmsProvider },
  ];
  return (
    <ul className={classes.notes} aria-label="Providers">
      {channels.map(({ label, icon: Icon, isSet }) => (
        <li key={label} className={classes.note}>
          <span className={classes.icon} data-tone={isSet ? 'teal' : 'gray'} aria-hidden>
            <Icon size={20} stroke={1.7} />
          </span>
          <div>
            <strong>{label}</strong>
            <p>
              {isSet ? 'A provider is set and sends them.' : 'No provider is set; what would be sent is kept here.'}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
