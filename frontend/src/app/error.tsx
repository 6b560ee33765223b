'use client';

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Surface } from '@/lib/ui/Surface';
import { ViewMessage } from '@/lib/ui/ViewMessage';

/** A fault of this page alone; the shell around it still works. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <Surface>
      <ViewMessage
        icon={<IconAlertTriangle size={26} />}
        title="This page failed"
        tone="red"
        isAlert
        isPage
        actions={<Button onClick={reset}>Show it again</Button>}
      >
        Nothing was changed. If it happens again, tell whoever looks after PFINNI.
      </ViewMessage>
    </Surface>
  );
}
