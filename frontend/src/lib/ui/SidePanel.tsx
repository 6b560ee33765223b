import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusReturn } from './useFocusReturn';

interface SidePanelProps {
  title: string;
  size: number;
  onClose: () => void;
  children: ReactNode;
}

/** One entry of a list, beside the list: closed by Escape, named by its title. */
export function SidePanel({ title, size, onClose, children }: SidePanelProps) {
  useFocusReturn();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      // At the end of the document: the link that skips to the content stays the first one of the page.
      portalProps={{ reuseTargetNode: false }}
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
      styles={{ title: { fontSize: 18, fontWeight: 650 } }}
    >
      {children}
    </Drawer>
  );
}
