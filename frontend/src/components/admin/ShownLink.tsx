import { Alert, Button, CopyButton, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';

interface ShownLinkProps {
  email: string;
  link: string;
  expiresAt: string;
}

/** The link of an invitation, where no mail goes out: it can be copied now, and is not shown again. */
export function ShownLink({ email, link, expiresAt }: ShownLinkProps) {
  const { zone } = usePracticeTime();
  return (
    <Alert color="teal" icon={<IconLink size={20} stroke={1.8} />} title={`Hand this link to ${email}`} role="status">
      <p style={{ margin: '0 0 10px' }}>
        It is shown this once. Whoever has it can register in this role until {showMoment(expiresAt, zone)}.
      </p>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput
          aria-label="Link of the invitation"
          value={link}
          readOnly
          flex={1}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={17} /> : <IconCopy size={17} />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
