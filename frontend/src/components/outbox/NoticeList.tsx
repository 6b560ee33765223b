import { NativeSelect } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import type { Notice, NoticePage, NoticeState } from '@/lib/api/shapes';
import { ShowOlder } from '@/lib/ui/ShowOlder';
import { Surface } from '@/lib/ui/Surface';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { NOTICE_STATE_WORDS } from '@/lib/words/noticeWords';
import classes from './NoticeList.module.css';
import { NoticeRow } from './NoticeRow';

interface NoticeListProps {
  notices: readonly Notice[];
  counts: NoticePage['counts'];
  /** Null for all of them. */
  state: NoticeState | null;
  onState: (state: NoticeState | null) => void;
  onMore: (() => void) | null;
}

/** Mails and messages, the newest first, with what became of each. */
export function NoticeList({ notices, counts, state, onState, onMore }: NoticeListProps) {
  return (
    <Surface
      title="Notices"
      subtitle="Counts and a link; no notice names a patient"
      isPadded={false}
      aside={
        <NativeSelect
          size="xs"
          aria-label="State"
          data={choicesOf(counts)}
          value={state ?? ''}
          onChange={(event) => onState((event.currentTarget.value || null) as NoticeState | null)}
        />
      }
    >
      {notices.length === 0 ? (
        <ViewMessage icon={<IconSend size={26} />} title="Nothing here" tone="gray">
          {state === null ? 'Nobody had to be told of anything yet.' : NOTICE_STATE_WORDS[state].meaning}
        </ViewMessage>
      ) : (
        <ul className={classes.list} aria-label="Notices">
          {notices.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
      <ShowOlder onMore={onMore} />
    </Surface>
  );
}

function choicesOf(counts: NoticePage['counts']) {
  const states = Object.entries(NOTICE_STATE_WORDS).map(([value, { label }]) => ({
    value,
    label: counts[value] ? `${label} (${counts[value]})` : label,
  }));
  return [{ value: '', label: 'Any state' }, ...states];
}
