'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { isBeforeTheDoor } from '@/lib/auth/leaving';
import { SignedIn } from './SignedIn';

/** Sign-in and set-up stand alone; every other page stands inside the shell. */
export function AppFrame({ children }: { children: ReactNode }) {
  return isBeforeTheDoor(usePathname()) ? children : <SignedIn>{children}</SignedIn>;
}
