'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { SignedIn } from './SignedIn';

/** The sign-in page stands alone; every other page stands inside the shell. */
export function AppFrame({ children }: { children: ReactNode }) {
  return usePathname() === '/sign-in' ? children : <SignedIn>{children}</SignedIn>;
}
