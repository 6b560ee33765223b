import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '@/lib/ui/Dialog';

export type ExportForm = 'signed' | 'table';

interface ExportDialogProps {
  from: string | null;
  to: string | null;
  /** Whether filters narrow the list, so that a table would be of these entries only. */
  isNarrowed: boolean;
  isExporting: boolean;
  onExport: (form: ExportForm, from: string | null, to: string | null) => void;
  onClose: () => void;
}

/** What leaves: signed blocks that anybody can check, or a table for people. */
export function ExportDialog({ isNarrowed, isExporting, onExport, onClose, ...range }: ExportDialogProps) {
  const [form, setForm] = useState<ExportForm>('signed');
  const [from, setFrom] = useState(range.from ?? '');
  const [to, setTo] = useState(range.to ?? '');
  const isBackwards = from !== '' && to !== '' && to < from;
  return (
    <Dialog title="Export the audit trail" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onExport(form, from || null, to || null);
        }}
      >
        <Stack gap="md">
          <Radio.Group value={form} onChange={(value) => setForm(value as ExportForm)} label="As">
            <Stack gap="xs" mt={6}>
              <Radio
                value="signed"
                label="Signed file"
                description="Every entry of these days. Anybody can check it with “pfinni audit verify”, without this system."
              />
              <Radio
                value="table"
                label="Table (CSV)"
                description={
                  isNarrowed
                    ? 'For people: the entries of the filters, of these days.'
                    : 'For people: the entries of these days.'
                }
              />
            </Stack>
          </Radio.Group>
          <Group grow align="flex-start">
            <TextInput
              type="date"
              label="From"
              description="Empty: from the beginning"
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label="To"
              description="Empty: to the newest"
              value={to}
              error={isBackwards ? 'This lies before the first day.' : null}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </Group>
          <p style={{ margin: 0, fontSize: 13 }}>Your export is recorded in the audit trail.</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isExporting} disabled={isBackwards}>
              Export
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
