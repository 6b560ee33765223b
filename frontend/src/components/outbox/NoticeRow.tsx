import { IconChevronDown, IconMail, IconMessage } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Notice } from '@/lib/api/shapes';
import { Since } from '@/lib/ui/Since';
import { Tag } from '@/lib/ui/Tag';
import { failureWords } from '@/lib/words/jobWords';
import { NOTICE_STATE_WORDS, noticeTitle } from '@/lib/words/noticeWords';
import classes from './NoticeRow.module.css';

/** One notice; opened, it shows what stands in it and what became of it. */
export function NoticeRow({ notice }: { notice: Notice }) {
  const [isOpen, setOpen] = useState(false);
  const body = useId();
  const { label, tone } = NOTICE_STATE_WORDS[notice.state];
  const Icon = notice.channel === 'email' ? IconMail : IconMessage;
  return (
    <li className={classes.notice} data-notice={notice.id}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon size={19} stroke={1.7} className={classes.icon} aria-hidden />
        <span className={classes.words}>
          <strong>{noticeTitle(notice)}</strong>
          <span>
            {notice.user_name ?? 'A colleague'} · {notice.recipient}
          </span>
        </span>
        <Tag tone={tone} withDot>
          {label}
        </Tag>
        <span className={classes.when}>
          <Since moment={notice.reported_at ?? notice.sent_at ?? notice.created_at} />
        </span>
        <IconChevronDown size={17} className={classes.turn} aria-hidden />
      </button>
      <div id={body} hidden={!isOpen} className={classes.body}>
        {isOpen ? <Opened notice={notice} /> : null}
      </div>
    </li>
  );
}

function Opened({ notice }: { notice: Notice }) {
  const facts = [
    NOTICE_STATE_WORDS[notice.state].meaning,
    notice.failure === null ? '' : failureWords(notice.failure),
    notice.attempts > 1 ? `Tried ${notice.attempts} times.` : '',
    notice.provider_id === null ? '' : `At the provider: ${notice.provider_id}.`,
  ];
  return (
    <>
      <p className={classes.meaning}>{facts.filter(Boolean).join(' ')}</p>
      <pre className={classes.text}>
        {notice.subject === null ? null : <strong>{notice.subject}</strong>}
        {notice.text.trim()}
      </pre>
    </>
  );
}
