'use client';

import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { GrantList } from '@/components/admin/GrantList';
import { RightsList } from '@/components/admin/RightsList';
import { UserCard } from '@/components/admin/UserCard';
import { UserLayout } from '@/components/admin/UserLayout';
import type { Grant, User } from '@/lib/api/shapes';
import { useRoles } from '@/lib/queries/roleQueries';
import { useMay, useMe } from '@/lib/queries/sessionQueries';
import { useGrants, useUser, useUserAccess } from '@/lib/queries/userQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../../../Permitted';
import { AccountStep, type Step } from './AccountStep';

export default function UserPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Permitted to="user.manage">
      <UserById key={id} id={id} />
    </Permitted>
  );
}

function UserById({ id }: { id: string }) {
  const user = useUser(id);
  const toUsers = (
    <Button component={Link} href="/admin/users" variant="default" leftSection={<IconArrowLeft size={18} />}>
      To the users
    </Button>
  );
  return (
    <Answer query={user} skeleton={<UserSkeleton />} wayOut={toUsers}>
      {(account) => (
        <>
          <PageHead title="User" actions={toUsers} />
          <UserView user={account} />
        </>
      )}
    </Answer>
  );
}

function UserView({ user }: { user: User }) {
  const me = useMe().data;
  const readsAudit = useMay('audit.read');
  const [step, setStep] = useKeptState<Step | null>('step', null);
  const roles = useRoles().data ?? [];
  return (
    <>
      <UserLayout
        account={
          <>
            <UserCard user={user} isMe={user.id === me?.id} readsAudit={readsAudit} onStep={setStep} />
            <Grants user={user} onAdd={() => setStep('grant')} onEnd={setStep} />
          </>
        }
        rights={
          <Answer query={useUserAccess(user.id)} skeleton={<CardSkeleton height={640} />}>
            {({ permissions }) => <RightsList answers={permissions} roles={roles} />}
          </Answer>
        }
      />
      {step === null ? null : <AccountStep step={step} user={user} roles={roles} onClose={() => setStep(null)} />}
    </>
  );
}

interface GrantsProps {
  user: User;
  onAdd: () => void;
  onEnd: (grant: Grant) => void;
}

function Grants({ user, onAdd, onEnd }: GrantsProps) {
  const mayChange = useMay('role.manage') && user.is_changeable;
  const me = useMe().data;
  return (
    <Answer query={useGrants(user.id)} skeleton={<CardSkeleton height={130} />}>
      {(grants) => (
        <GrantList
          grants={grants}
          nameOf={(id) => (id === me?.id ? 'you' : 'another administrator')}
          onAdd={mayChange ? onAdd : null}
          onEnd={mayChange ? onEnd : null}
        />
      )}
    </Answer>
  );
}

function UserSkeleton() {
  return <UserLayout account={<CardSkeleton height={420} />} rights={<CardSkeleton height={640} />} />;
}
