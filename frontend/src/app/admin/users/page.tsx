'use client';

import { Button, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { UserFilters } from '@/components/admin/UserFilters';
import { readUserChoice, type UserChoice, writeUserChoice } from '@/components/admin/userChoice';
import { BASE_PATH } from '@/lib/api/address';
import { useRoles } from '@/lib/queries/roleQueries';
import { useKeptState } from '@/lib/session/keptText';
import { PageHead } from '@/lib/ui/PageHead';
import { Surface } from '@/lib/ui/Surface';
import { Permitted } from '../../Permitted';
import { Invitations } from './Invitations';
import { ListedUsers } from './ListedUsers';
import { WaitingUsers } from './WaitingUsers';

const PAUSE_IN_TYPING = 200;

export default function UsersPage() {
  return (
    <Permitted to="user.manage">
      <Users />
    </Permitted>
  );
}

function Users() {
  const choice = readUserChoice(useSearchParams());
  const [text, setText] = useState('');
  const [words] = useDebouncedValue(text.trim(), PAUSE_IN_TYPING);
  const [isInviting, setInviting] = useKeptState('invitation', false);
  const roles = useRoles().data ?? [];
  const choose = (part: Partial<UserChoice>) => keepInAddress({ ...choice, ...part });
  return (
    <>
      <PageHead
        title="Users"
        subtitle="Who works here, as what, and who was asked to."
        actions={
          <Button leftSection={<IconUserPlus size={18} />} onClick={() => setInviting(true)}>
            Invite
          </Button>
        }
      />
      <Stack gap="md">
        <WaitingUsers roles={roles} />
        <Invitations roles={roles} isInviting={isInviting} onInvited={() => setInviting(false)} />
        <Surface isPadded={false}>
          <UserFilters text={text} onText={setText} choice={choice} onChoice={choose} roles={roles} />
          <ListedUsers
            choice={choice}
            onChoice={choose}
            text={words}
            onClear={() => {
              setText('');
              choose({ role: null, state: null, factor: null });
            }}
          />
        </Surface>
      </Stack>
    </>
  );
}

/** The choice stands in the address without a way to the server: the page stays, only its list is another one. */
function keepInAddress(choice: UserChoice): void {
  window.history.replaceState(null, '', BASE_PATH + writeUserChoice(choice));
}
