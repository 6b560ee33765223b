import { type AuditChoice, auditQueryOf, isNarrowed, rangeOf } from '@/components/audit/auditChoice';
import { ExportDialog, type ExportForm } from '@/components/audit/ExportDialog';
import { asProblem } from '@/lib/api/problem';
import type { ReceivedFile } from '@/lib/api/receivedFile';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useExportSigned, useExportTable } from '@/lib/queries/auditQueries';
import { saveFile } from '@/lib/ui/saveFile';
import { tellDone, tellFailed } from '@/lib/ui/toasts';

/** The export of the trail, as a file of the browser's. */
export function Exporting({ choice, onClose }: { choice: AuditChoice; onClose: () => void }) {
  const { zone } = usePracticeTime();
  const signed = useExportSigned();
  const table = useExportTable();
  const then = {
    onSuccess: (file: ReceivedFile) => {
      saveFile(file);
      tellDone('The export was made.');
      onClose();
    },
    onError: (error: unknown) => tellFailed(asProblem(error)),
  };
  const exportAs = (form: ExportForm, from: string | null, to: string | null) =>
    form === 'signed'
      ? signed.mutate(rangeOf(from, to, zone), then)
      : table.mutate(auditQueryOf({ ...choice, from, to }, zone), then);
  return (
    <ExportDialog
      from={choice.from}
      to={choice.to}
      isNarrowed={isNarrowed({ ...choice, from: null, to: null })}
      isExporting={signed.isPending || table.isPending}
      onExport={exportAs}
      onClose={onClose}
    />
  );
}
