import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';

interface PatientSearchFieldProps {
  text: string;
  onText: (text: string) => void;
}

/** Finds while one types; `/` leads here from anywhere on the page. */
export function PatientSearchField({ text, onText }: PatientSearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <TextInput
      ref={field}
      type="text"
      role="searchbox"
      autoComplete="off"
      aria-label="Search patients"
      placeholder="Name, record number, phone, member id or birth date"
      value={text}
      maxLength={200}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          onText('');
        }
      }}
      leftSection={<IconSearch size={17} stroke={1.8} aria-hidden />}
      rightSectionPointerEvents="all"
      rightSection={
        text === '' ? (
          <Kbd size="xs" aria-hidden visibleFrom="sm">
            /
          </Kbd>
        ) : (
          <CloseButton size="sm" aria-label="Clear the search" onClick={() => onText('')} />
        )
      }
    />
  );
}
