'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useMay } from '@/lib/queries/sessionQueries';

/** The first page of a person: the dashboard, where the role opens it. */
export default function HomePage() {
  const router = useRouter();
  const mayWatch = useMay('dashboard.read');
  useEffect(() => router.replace(mayWatch ? '/dashboard' : '/account'), [router, mayWatch]);
  return null;
}
