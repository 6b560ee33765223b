import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusReturn } from './useFocusReturn';

interface DialogProps {
  title: string;
  size?: NonNullable<ModalProps['size']>;
  onClose: () => void;
  /** It can only be left by what stands in it. */
  isHeld?: boolean;
  children: ReactNode;
}

/** One question that stands before the page: as wide as it needs, closed by Escape, named by its title. What opened it has the focus afterwards. */
export function Dialog({ title, size = 'md', onClose, isHeld = false, children }: DialogProps) {
  useFocusReturn();
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={!isHeld}
      closeOnEscape={!isHeld}
      closeOnClickOutside={!isHeld}
      title={title}
      size={size}
      radius="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
      // At the end of the document: the link that skips to the content stays the first one of the page.
      portalProps={{ reuseTargetNode: false }}
      attributes={{ header: { role: 'presentation' } }}
    >
      {children}
    </Modal>
  );
}
