import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

interface SureDialogProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What the button says. */
  action: string;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: () => void;
  onClose: () => void;
}

/** Asks once more before something that is felt by somebody else. */
export function SureDialog({ title, children, action, problem, isSaving, onSubmit, onClose }: SureDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack gap="md">
        <Refusal problem={problem} />
        <Text size="sm">{children}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red.8" loading={isSaving} onClick={onSubmit}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
