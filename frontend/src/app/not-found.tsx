'use client';

import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import Link from 'next/link';
import { Surface } from '@/lib/ui/Surface';
import { ViewMessage } from '@/lib/ui/ViewMessage';

export default function NotFound() {
  return (
    <Surface>
      <ViewMessage
        icon={<IconMapOff size={26} />}
        title="There is no such page"
        tone="gray"
        isPage
        actions={
          <Button component={Link} href="/" variant="default">
            To the start
          </Button>
        }
      >
        The address may be mistyped, or what was here has moved.
      </ViewMessage>
    </Surface>
  );
}
