'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useMay } from '@/lib/queries/sessionQueries';

/** The first page of a person: the dashboard, the audit trail, or the own account, as the role opens it. */
export default function HomePage() {
  const router = useRouter();
  const mayWatch = useMay('dashboard.read');
  const mayAudit = useMay('audit.read');
  const otherwise = mayAudit ? '/audit' : '/account';
  const home = mayWatch ? '/dashboard' : otherwise;
  useEffect(() => {
    router.replace(home);
  }, [router, home]);
  return null;
}
