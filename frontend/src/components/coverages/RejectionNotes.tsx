import { IconFileAlert } from '@tabler/icons-react';
import type { Rejection } from '@/lib/api/shapes';
import { aboutWhom, followUpWords } from '@/lib/words/insuranceWords';
import classes from './RejectionNotes.module.css';

/** Why the payer did not answer as asked, in plain words, and what to do; each reason that it gave. */
export function RejectionNotes({ rejections }: { rejections: readonly Rejection[] }) {
  if (rejections.length === 0) {
    return null;
  }
  return (
    <ul className={classes.list} aria-label="What the payer objects to">
      {rejections.map((rejection) => (
        <li key={`${rejection.loop}-${rejection.code}`} className={classes.note}>
          <IconFileAlert size={20} stroke={1.7} aria-hidden />
          <div>
            <strong>{rejection.meaning}.</strong>
            {followUpWords(rejection.follow_up) === null ? null : <> {followUpWords(rejection.follow_up)}</>}
            <p className={classes.source}>
              {aboutWhom(rejection.loop)} · reason {rejection.code} in loop {rejection.loop}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
