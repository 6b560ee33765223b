import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { ApiProblem } from '@/lib/api/problem';
import { Dialog } from '@/lib/ui/Dialog';
import { NewPasswordField } from '@/lib/ui/NewPasswordField';
import { passphraseShape } from './exportForm';

const NOBODY: readonly string[] = [];

interface PassphraseDialogProps {
  problem: ApiProblem | null;
  isFetching: boolean;
  onFetch: (passphrase: string) => void;
  onClose: () => void;
}

/** The passphrase that shall open a file: it is chosen anew each time the file is fetched. */
export function PassphraseDialog({ problem, isFetching, onFetch, onClose }: PassphraseDialogProps) {
  const form = useForm({ resolver: zodResolver(passphraseShape), defaultValues: { password: '' } });
  const submit = (event: FormEvent) => {
    form.handleSubmit(({ password }) => onFetch(password))(event);
  };
  return (
    <Dialog title="Download an encrypted export" onClose={onClose}>
      <FormProvider {...form}>
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            {problem === null ? null : (
              <Alert color="red" role="alert">
                {problem.brokenRules[0]?.message ?? problem.message}
              </Alert>
            )}
            <NewPasswordField label="Passphrase" known={NOBODY} autoFocus />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={isFetching}>
                Download
              </Button>
            </Group>
          </Stack>
        </form>
      </FormProvider>
    </Dialog>
  );
}
