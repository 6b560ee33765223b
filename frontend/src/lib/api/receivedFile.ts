/** A file that the API answered with. */
export interface ReceivedFile {
  name: string;
  content: Blob;
}

const FILE_NAME = /filename="([\w.-]+)"/;

/** The file behind an answer, called as the API says. */
export function receivedFile(
  { data, response }: { data?: unknown; response: Response },
  usualName: string,
): ReceivedFile {
  const name = FILE_NAME.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: name ?? usualName, content: data as Blob };
}
