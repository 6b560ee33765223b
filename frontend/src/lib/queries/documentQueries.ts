import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BASE_PATH } from '@/lib/api/address';
import { answerOf, api } from '@/lib/api/client';
import type { DocumentKind, DocumentRemoval, PatientDocument } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';
import { patientKeys } from './patientQueries';

/** A picture to be kept, and what it shows. */
export interface SentPicture {
  file: File;
  kind: DocumentKind;
  coverage_id: string | null;
  title: string | null;
}

/** The patient's pictures, the newest first; only what tells of them. */
export function useDocuments(patientId: string) {
  return useQuery({
    queryKey: patientKeys.documents(patientId),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/documents', {
          params: { path: { patient_id: patientId } },
          ...reading(context),
        }),
      ),
  });
}

/** Where the browser finds the picture itself; it is shown, and kept by no cache. */
export function pictureAddress({ patient_id, id }: Pick<PatientDocument, 'patient_id' | 'id'>): string {
  return `${BASE_PATH}/api/v1/patients/${patient_id}/documents/${id}/picture`;
}

/** A new picture; a newer one of the same side of a card takes the place of the one before. */
export function useSendPicture(patientId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, ...told }: SentPicture) =>
      answerOf(
        api.POST('/api/v1/documents', { body: { ...told, patient_id: patientId, file }, bodySerializer: asForm }),
      ),
    onSettled: () => lookAgain(client, patientId),
  });
}

/** Out of use; kept, and shown to nobody. */
export function useRemoveDocument(patientId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: DocumentRemoval & { id: string }) =>
      answerOf(
        api.DELETE('/api/v1/patients/{patient_id}/documents/{document_id}', {
          params: { path: { patient_id: patientId, document_id: id } },
          body,
        }),
      ),
    onSettled: () => lookAgain(client, patientId),
  });
}

function asForm(body: object): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    if (value !== null && value !== undefined) {
      form.append(name, value);
    }
  }
  return form;
}

function lookAgain(client: QueryClient, patientId: string): void {
  client.invalidateQueries({ queryKey: patientKeys.documents(patientId) });
  client.invalidateQueries({ queryKey: patientKeys.timeline(patientId) });
}
