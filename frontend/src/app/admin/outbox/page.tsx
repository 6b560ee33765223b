'use client';

import { Stack } from '@mantine/core';
import { useState } from 'react';
import { NoticeList } from '@/components/outbox/NoticeList';
import { ProviderNotes } from '@/components/outbox/ProviderNotes';
import { TemplatePreviews } from '@/components/outbox/TemplatePreviews';
import type { NoticeState } from '@/lib/api/shapes';
import { useNoticeTemplates, useOutbox } from '@/lib/queries/outboxQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../../Permitted';

export default function OutboxPage() {
  return (
    <Permitted to="job.manage">
      <PageHead
        title="Outbox"
        subtitle="Mails and text messages to colleagues: sent, or kept here for want of a provider."
      />
      <Notices />
    </Permitted>
  );
}

/** The templates stand below, and come when it is known how much stands above them. */
function Notices() {
  const [state, setState] = useState<NoticeState | null>(null);
  const outbox = useOutbox(state);
  return (
    <Answer query={outbox} skeleton={<CardSkeleton height={420} />}>
      {({ pages }) => (
        <Stack gap="md">
          <ProviderNotes
            hasMailProvider={pages[0]?.has_mail_provider ?? false}
            hasSmsProvider={pages[0]?.has_sms_provider ?? false}
          />
          <NoticeList
            notices={pages.flatMap(({ items }) => items)}
            counts={pages[0]?.counts ?? {}}
            state={state}
            onState={setState}
            onMore={outbox.hasNextPage ? () => outbox.fetchNextPage() : null}
          />
          <Templates />
        </Stack>
      )}
    </Answer>
  );
}

function Templates() {
  const templates = useNoticeTemplates();
  return (
    <Answer query={templates} skeleton={<CardSkeleton height={540} />}>
      {(previews) => <TemplatePreviews previews={previews} />}
    </Answer>
  );
}
