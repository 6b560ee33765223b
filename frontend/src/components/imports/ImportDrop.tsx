import { Button } from '@mantine/core';
import { IconCloudUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import classes from './ImportDrop.module.css';

interface ImportDropProps {
  title: string;
  text: string;
  /** The endings of the files that are taken. */
  accept: string;
  /** One file at a time. */
  isSingle?: boolean;
  onFiles: (files: File[]) => void;
  isBusy: boolean;
}

/** Takes files that are dropped, or chosen from a folder. */
export function ImportDrop({ title, text, accept, isSingle = false, onFiles, isBusy }: ImportDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && !isBusy) {
      onFiles(files);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <span className={classes.icon} aria-hidden>
        <IconCloudUpload size={28} stroke={1.6} />
      </span>
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{text}</p>
      <input
        ref={input}
        type="file"
        multiple={!isSingle}
        hidden
        accept={accept}
        data-testid="files"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button variant="default" loading={isBusy} onClick={() => input.current?.click()}>
        {isSingle ? 'Choose a file' : 'Choose files'}
      </Button>
    </div>
  );
}
