import { Button, FileButton } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';

/** What is taken; the API looks at the content itself. */
const TAKEN = 'image/png,image/jpeg,image/webp';

interface ChoosePictureProps {
  words: string;
  /** What it is for, where several stand on a page. */
  name?: string;
  isSending: boolean;
  onChoose: (file: File) => void;
}

/** Takes a picture from the disk or from the camera. */
export function ChoosePicture({ words, name = words, isSending, onChoose }: ChoosePictureProps) {
  return (
    <FileButton accept={TAKEN} onChange={(file) => file !== null && onChoose(file)} inputProps={{ 'aria-label': name }}>
      {(button) => (
        <Button
          {...button}
          variant="default"
          size="xs"
          loading={isSending}
          leftSection={<IconCamera size={16} stroke={1.7} />}
          aria-label={name}
        >
          {words}
        </Button>
      )}
    </FileButton>
  );
}
