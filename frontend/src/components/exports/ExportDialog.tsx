import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { ApiProblem } from '@/lib/api/problem';
import type { ExportWanted } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { patientsWords } from '@/lib/words/exportWords';
import { ContentFields } from './ContentFields';
import { columnsToSend, type ExportForm, exportShape, NEW_EXPORT } from './exportForm';
import { ProtectionFields } from './ProtectionFields';
import { PurposeFields } from './PurposeFields';

interface ExportDialogProps {
  /** How many patients are meant. */
  count: number;
  /** Whether notes may be exported. */
  seesNotes: boolean;
  problem: ApiProblem | null;
  isExporting: boolean;
  onExport: (wanted: ExportWanted, passphrase: string | null) => void;
  onClose: () => void;
}

/** What leaves, in which form, for whom and why, and how it is protected on its way. */
export function ExportDialog({ count, seesNotes, problem, isExporting, onExport, onClose }: ExportDialogProps) {
  const form = useForm<ExportForm>({ resolver: zodResolver(exportShape), defaultValues: NEW_EXPORT });
  const submit = (event: FormEvent) => {
    form.handleSubmit((values) => onExport(wantedOf(values), values.isProtected ? values.password : null))(event);
  };
  return (
    <Dialog title={`Export ${patientsWords(count)}`} size="lg" onClose={onClose}>
      <FormProvider {...form}>
        <form onSubmit={submit} noValidate>
          <Stack gap="lg">
            {problem === null ? null : (
              <Alert color="red" role="alert">
                {problem.brokenRules[0]?.message ?? problem.message}
              </Alert>
            )}
            <ContentFields seesNotes={seesNotes} />
            <PurposeFields />
            <ProtectionFields />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={isExporting}>
                Export
              </Button>
            </Group>
          </Stack>
        </form>
      </FormProvider>
    </Dialog>
  );
}

function wantedOf(values: ExportForm): ExportWanted {
  return {
    content: values.content,
    format: values.format,
    columns: columnsToSend(values),
    is_deidentified: values.isDeidentified,
    purpose: values.purpose,
    purpose_note: values.note.trim() || null,
    recipient: values.recipient.trim(),
    protection: values.isProtected ? 'passphrase' : 'none',
  };
}
