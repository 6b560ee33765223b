import { Button } from '@mantine/core';
import { IconCloudUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import classes from './ImportDrop.module.css';

interface ImportDropProps {
  onFiles: (files: File[]) => void;
  isBusy: boolean;
}

/** Takes files that are dropped, or chosen from a folder. */
export function ImportDrop({ onFiles, isBusy }: ImportDropProps) {
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
      <p className={classes.title}>Drop eligibility files here</p>
      <p className={classes.text}>X12 271 answers as XML or EDI, as many at once as you like</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".xml,.edi,.x12,.271,.txt"
        data-testid="files"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button variant="default" loading={isBusy} onClick={() => input.current?.click()}>
        Choose files
      </Button>
    </div>
  );
}
