import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { NoticeChannel, NoticePreview, NoticeTemplate } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { CHANNEL_WORDS, TEMPLATE_WORDS } from '@/lib/words/noticeWords';
import classes from './TemplatePreviews.module.css';

const TEMPLATES = Object.entries(TEMPLATE_WORDS).map(([value, label]) => ({ value, label }));
const CHANNELS = Object.entries(CHANNEL_WORDS).map(([value, label]) => ({ value, label }));

/** What notices say, with example counts. */
export function TemplatePreviews({ previews }: { previews: readonly NoticePreview[] }) {
  const [template, setTemplate] = useState<NoticeTemplate>('urgent');
  const [channel, setChannel] = useState<NoticeChannel>('email');
  const shown = previews.find((each) => each.template === template && each.channel === channel);
  return (
    <Surface title="What notices say" subtitle="With example counts">
      <div className={classes.choice}>
        <NativeSelect
          size="sm"
          aria-label="Template"
          data={TEMPLATES}
          value={template}
          onChange={(event) => setTemplate(event.currentTarget.value as NoticeTemplate)}
        />
        <SegmentedControl
          size="sm"
          aria-label="Channel"
          data={CHANNELS}
          value={channel}
          onChange={(value) => setChannel(value as NoticeChannel)}
        />
      </div>
      {shown === undefined ? 'There is no such notice.' : <Preview shown={shown} />}
    </Surface>
  );
}

/** The frame runs nothing and reaches nobody: what stands in it is a picture of the mail. */
function Preview({ shown }: { shown: NoticePreview }) {
  return (
    <>
      {shown.subject === null ? null : <p className={classes.subject}>{shown.subject}</p>}
      {shown.html === null ? (
        <pre className={classes.text}>{shown.text.trim()}</pre>
      ) : (
        <iframe className={classes.frame} sandbox="" srcDoc={shown.html} title={`Preview: ${shown.subject ?? ''}`} />
      )}
    </>
  );
}
