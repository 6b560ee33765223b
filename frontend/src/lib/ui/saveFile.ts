import type { ReceivedFile } from '@/lib/api/receivedFile';

/** Hand a file to the browser, which keeps it where its user says. */
export function saveFile({ name, content }: ReceivedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
